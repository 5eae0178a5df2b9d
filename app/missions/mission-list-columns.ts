/** What a participant list says of each person, in the order in which it is shown. */
export const listColumns = ['company', 'kvk_number', 'name', 'email'] as const;
export type ListColumn = (typeof listColumns)[number];
