import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { DoneNotice } from './done-notice.tsx';

const show = (done: string | null) => renderToStaticMarkup(<DoneNotice done={done} words={{ saved: 'Opgeslagen.' }} />);

test('says what was done', () => {
  expect(show('saved')).toContain('<p>Opgeslagen.</p>');
});

test.each([null, '', 'else', '__proto__', 'constructor', 'toString'])('says nothing for %j in the address', (done) => {
  expect(show(done)).toBe('');
});
