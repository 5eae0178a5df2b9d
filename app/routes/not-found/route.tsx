import { forAnyone } from '#app/http/access.server.ts';
import { refuse } from '#app/http/respond.server.ts';

export const loader = forAnyone(() => {
  throw refuse('not-found');
});
export const action = loader;

export default function NotFound() {
  return null;
}
