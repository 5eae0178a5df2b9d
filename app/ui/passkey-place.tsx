import type { ReactNode } from 'react';

/**
 * Where public/passkey.js puts the controls of a page, in browsers that can use them. Until then, and
 * elsewhere, `otherwise` stands there. One on a page, and only on pages that may run a script (server/security-headers.ts).
 */
export function PasskeyPlace({
  kind,
  address,
  failed,
  otherwise,
  children,
}: {
  kind: 'register' | 'sign-in';
  /** What takes the two steps as JSON. */
  address: string;
  /** What to say when the browser gives up or the person stops. */
  failed: string;
  otherwise?: ReactNode;
  children: ReactNode;
}) {
  return (
    <>
      <div data-passkey={kind} data-address={address} data-failed={failed}>
        {otherwise}
      </div>
      <template>
        <form className="form">
          {children}
          <p className="field-error" role="alert" />
        </form>
      </template>
      <script type="module" src="/passkey.js" />
    </>
  );
}
