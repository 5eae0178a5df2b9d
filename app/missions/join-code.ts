/** The code with which a company joins a mission: it stands in a mail or on a slide, and is typed from it. */
export const joinCodeLength = 8;

/** A code as it is stored, from what was typed: case, spaces and hyphens make no difference. */
export function tidyJoinCode(typed: string): string {
  return typed.replace(/[\s\-–]/g, '').toUpperCase();
}

/** 'AB7K 29PX', to read aloud and to type. */
export function formatJoinCode(code: string): string {
  return `${code.slice(0, 4)} ${code.slice(4)}`;
}
