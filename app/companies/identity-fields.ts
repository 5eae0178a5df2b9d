/** Length of an officer's reason to doubt a company, in characters. */
export const doubtLength = { min: 10, max: 500 };

export function isDoubtReason(reason: string): boolean {
  return reason.length >= doubtLength.min && reason.length <= doubtLength.max;
}
