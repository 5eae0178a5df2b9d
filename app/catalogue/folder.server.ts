import { readdirSync } from 'node:fs';

/** The names in a folder, sorted and without hidden ones; none when there is no such folder. */
export function listFolder(path: string): string[] {
  try {
    return readdirSync(path)
      .filter((name) => !name.startsWith('.'))
      .sort();
  } catch {
    return [];
  }
}
