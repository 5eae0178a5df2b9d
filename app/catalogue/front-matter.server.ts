/** Splits a Markdown file into its front matter and its text. */
import type { z } from 'zod';
import type { Report } from './problems.ts';
import type { FrontMatter } from './schema.ts';
import { parseYaml, readText } from './yaml.server.ts';

export interface MarkdownFile extends FrontMatter {
  file: string;
  body: string;
  /** Lines of the file above the body. */
  linesAbove: number;
}

/** Undefined, with its problems reported, when the file can't be used. */
export function readMarkdownFile(folder: string, file: string, schema: z.ZodType<FrontMatter>, report: Report): MarkdownFile | undefined {
  const source = readText(folder, file) ?? '';
  const match = /^---\n([\s\S]*?)\n---\n/.exec(source);
  if (!match) {
    report({ file, field: 'front matter', message: 'is missing', mend: 'start the file with --- and the lines title: and summary:, then --- again' });
    return undefined;
  }
  const [head, yaml = ''] = match;
  const front = parseYaml(file, yaml, schema, report, 2);
  if (!front) return undefined;
  return { ...front, file, body: source.slice(head.length), linesAbove: head.split('\n').length - 1 };
}
