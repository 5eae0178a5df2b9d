import { Notice } from './notice.tsx';

/** What was just done, on the page that a form leads back to. `done` comes from the address: a word that isn't among these says nothing. */
export function DoneNotice({ done, words }: { done: string | null; words: Record<string, string> }) {
  if (done === null || !Object.hasOwn(words, done)) return null;
  return (
    <Notice tone="success">
      <p>{words[done]}</p>
    </Notice>
  );
}
