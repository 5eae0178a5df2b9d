/** Which registrations may be one company, and why. Rules only; whether they are is for an officer to say. */

export interface Registration {
  id: string;
  name: string;
  kvkNumber: string;
  /** Domains of its managers' e-mail addresses. */
  domains: string[];
}

/** `same-name`: but for legal form and punctuation. `near-name`, `near-number`: one slip of the keyboard apart. */
export type Likeness = 'same-name' | 'near-name' | 'near-number' | 'same-domain';

export interface LikePair {
  ids: [string, string];
  why: Likeness[];
}

/** Anybody can have an address there, so it says nothing about a company; the last are reserved for examples (RFC 6761). */
const publicMail = new Set([
  ...['gmail.com', 'googlemail.com', 'hotmail.com', 'hotmail.nl', 'outlook.com', 'outlook.nl', 'live.com', 'live.nl', 'msn.com'],
  ...['icloud.com', 'me.com', 'yahoo.com', 'yahoo.nl', 'proton.me', 'protonmail.com', 'gmx.com', 'gmx.net', 'mail.com', 'aol.com', 'zoho.com'],
  ...[
    'kpnmail.nl',
    'kpnplanet.nl',
    'planet.nl',
    'hetnet.nl',
    'home.nl',
    'ziggo.nl',
    'upcmail.nl',
    'casema.nl',
    'xs4all.nl',
    'telfort.nl',
    'qq.com',
    '163.com',
    '126.com',
  ],
  ...['example.nl', 'example.com', 'example.net', 'example.org'],
]);
/** A domain of more companies than this belongs to an accountant or a business park, not to one of them. */
const mostOnOneDomain = 3;
/** Short names differ in one letter by chance. */
const shortestNearName = 6;

const legalForms = /\b(b\.? ?v|n\.? ?v|v\.? ?o\.? ?f|c\.? ?v|u\.? ?a|holding|beheer|groep|group|nederland|the netherlands|ltd|gmbh|inc)\b\.?/g;

/** A name without accents, legal form, punctuation and spaces, in lower case: 'Tulp-Techniek B.V.' is 'tulptechniek'. */
export function squeezeName(name: string): string {
  const plain = name.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replace(/&/g, ' en ');
  const squeeze = (text: string) => text.replace(/[^\p{L}\p{N}]/gu, '');
  // A name that is nothing but a legal form keeps it.
  return squeeze(plain.replace(legalForms, ' ')) || squeeze(plain);
}

/** Every word that is left when one letter is taken out, and the word itself: two words one slip apart share one of them. */
function* withoutOneLetter(word: string): Generator<string> {
  yield word;
  for (let at = 0; at < word.length; at += 1) yield word.slice(0, at) + word.slice(at + 1);
}

/** Whether one letter was added, left out or replaced, or two neighbours changed places (optimal string alignment distance 1). */
export function isOneSlip(one: string, other: string): boolean {
  if (one === other) return false;
  let start = 0;
  while (start < one.length && one[start] === other[start]) start += 1;
  const [a, b] = [one.slice(start), other.slice(start)];
  return a.slice(1) === b.slice(1) || a.slice(1) === b || a === b.slice(1) || (a[0] === b[1] && a[1] === b[0] && a.slice(2) === b.slice(2));
}

/** Pairs of registrations that share a key, each pair once per key. Keys that too many share say nothing. */
function* pairsBy(registrations: Registration[], keysOf: (one: Registration) => Iterable<string>, most = Infinity): Generator<[Registration, Registration]> {
  const groups = new Map<string, Registration[]>();
  for (const one of registrations) for (const key of new Set(keysOf(one))) groups.set(key, [...(groups.get(key) ?? []), one]);
  for (const group of groups.values()) {
    if (group.length > most) continue;
    for (const [index, one] of group.entries()) for (const other of group.slice(index + 1)) yield [one, other];
  }
}

/** Every pair that is alike in some way, the most reasons first. Takes time in proportion to the list, not to its square. */
export function findLikePairs(registrations: Registration[]): LikePair[] {
  const found = new Map<string, LikePair>();
  const note = ([one, other]: [Registration, Registration], why: Likeness) => {
    const ids: [string, string] = one.id < other.id ? [one.id, other.id] : [other.id, one.id];
    const pair = found.get(ids.join(' ')) ?? { ids, why: [] };
    if (!pair.why.includes(why)) pair.why.push(why);
    found.set(ids.join(' '), pair);
  };
  const names = new Map(registrations.map(({ id, name }) => [id, squeezeName(name)]));
  const nameOf = ({ id }: Registration) => names.get(id)!;
  for (const pair of pairsBy(registrations, (one) => [nameOf(one)])) note(pair, 'same-name');
  const long = registrations.filter((one) => nameOf(one).length >= shortestNearName);
  for (const pair of pairsBy(long, (one) => withoutOneLetter(nameOf(one)))) if (isOneSlip(nameOf(pair[0]), nameOf(pair[1]))) note(pair, 'near-name');
  for (const pair of pairsBy(registrations, (one) => withoutOneLetter(one.kvkNumber))) {
    if (isOneSlip(pair[0].kvkNumber, pair[1].kvkNumber)) note(pair, 'near-number');
  }
  const ownDomains = ({ domains }: Registration) => domains.filter((domain) => !publicMail.has(domain));
  for (const pair of pairsBy(registrations, ownDomains, mostOnOneDomain)) note(pair, 'same-domain');
  return [...found.values()].sort((a, b) => b.why.length - a.why.length || a.ids.join().localeCompare(b.ids.join(), 'en'));
}
