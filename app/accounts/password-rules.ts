/** Which passwords are refused: short ones, the commonest, and what anyone could guess about the person. */

export const passwordLength = { min: 12, max: 200 };

/** Building blocks of the passwords that head every list of leaked ones, Dutch and English. */
const common = [
  'password',
  'wachtwoord',
  'welkom',
  'welcome',
  'qwertyuiop',
  'qwerty',
  'azerty',
  'asdfghjkl',
  'asdfgh',
  'zxcvbnm',
  '1q2w3e4r5t6y',
  '1q2w3e4r',
  'iloveyou',
  'ikhouvanjou',
  'letmein',
  'sunshine',
  'monkey',
  'dragon',
  'football',
  'baseball',
  'princess',
  'superman',
  'admin',
  'administrator',
  'geheim',
  'secret',
  'hallo',
  'voetbal',
  'feyenoord',
  'ajax',
  'utrecht',
  'amsterdam',
  'nederland',
  'holland',
  'provincie',
  'china',
  'lente',
  'zomer',
  'herfst',
  'winter',
  'spring',
  'summer',
  'autumn',
  'januari',
  'februari',
  'november',
  'december',
];

/** How many different characters must be left once everything guessable is taken out. */
const minimumRest = 6;

export type PasswordProblem = 'too-short' | 'too-long' | 'guessable';

/**
 * What is wrong with a new password, or null. `personal` is what an attacker may know:
 * the person's name and address, the company, the site's name.
 */
export function findPasswordProblem(password: string, { personal }: { personal: string[] }): PasswordProblem | null {
  const length = [...password].length;
  if (length < passwordLength.min) return 'too-short';
  if (length > passwordLength.max) return 'too-long';
  const known = [...common, ...personal.flatMap((text) => text.toLowerCase().split(/[^\p{L}\p{N}]+/u))]
    .filter((word) => word.length >= 3)
    .sort((a, b) => b.length - a.length);
  let rest = password.toLowerCase();
  for (const word of known) rest = rest.replaceAll(word, ' ');
  rest = rest.replace(/(?:19|20)\d\d/g, ' ');
  return countSurprises(rest) < minimumRest ? 'guessable' : null;
}

/** The different letters and digits that don't simply continue the one before: 'aaa', 'abc' and '321' have one. */
function countSurprises(text: string): number {
  const characters = [...text];
  const surprising = characters.filter((character, index) => {
    const step = character.codePointAt(0)! - (characters[index - 1]?.codePointAt(0) ?? Infinity);
    return /[\p{L}\p{N}]/u.test(character) && Math.abs(step) > 1;
  });
  return new Set(surprising).size;
}
