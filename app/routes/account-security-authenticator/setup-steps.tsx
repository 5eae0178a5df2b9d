import { useMessages } from '#app/i18n/context.tsx';
import { Button, Form, TextField, type Rejected } from '#app/ui/form.tsx';

export interface Setup {
  /** The secret in groups of four, to read and to type. */
  key: string[];
  qr: { size: number; bars: { x: number; y: number; width: number }[] };
  /** The same secret, sealed: the form brings it back. */
  sealed: string;
}

/** Free space around a QR code (ISO/IEC 18004, 9.1), in modules. */
const quietZone = 4;

/** Dark on light in every colour scheme: not every app reads it the other way round. */
function QrCode({ qr, title }: { qr: Setup['qr']; title: string }) {
  const side = qr.size + 2 * quietZone;
  return (
    <svg className="qr" viewBox={`0 0 ${side} ${side}`} role="img" aria-label={title} shapeRendering="crispEdges">
      <rect width={side} height={side} fill="#fff" />
      <path d={qr.bars.map(({ x, y, width }) => `M${x + quietZone} ${y + quietZone}h${width}v1h-${width}z`).join('')} fill="#000" />
    </svg>
  );
}

/** Three steps: an app, its key, a first code. */
export function SetupSteps({ setup, rejected }: { setup: Setup; rejected: Rejected | undefined }) {
  const t = useMessages().security.authenticator;
  return (
    <Form>
      <h2>1. {t.step1}</h2>
      <p>{t.step1Text}</p>
      <h2>2. {t.step2}</h2>
      <QrCode qr={setup.qr} title={t.qr} />
      <p>
        {t.cannotScan} <code className="key">{setup.key.join(' ')}</code>
      </p>
      <p className="field-hint">{t.settings}</p>
      <h2>3. {t.step3}</h2>
      <input type="hidden" name="setup" value={setup.sealed} />
      <TextField
        name="code"
        label={t.code}
        hint={t.codeHint}
        type="text"
        inputMode="numeric"
        autoComplete="one-time-code"
        spellCheck={false}
        width="short"
        rejected={rejected}
      />
      <div className="actions">
        <Button>{t.submit}</Button>
      </div>
    </Form>
  );
}
