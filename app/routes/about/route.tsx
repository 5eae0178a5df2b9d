import { forAnyone } from '#app/http/access.server.ts';
import { loadTextPage, TextPage, textPageHandle } from '#app/http/text-page.tsx';

export const handle = textPageHandle;
export const loader = forAnyone((call) => loadTextPage(call, 'about'));
export default TextPage;
