import { integer, text } from 'drizzle-orm/sqlite-core';

/** An instant in UTC. Every instant in the schema is stored as whole milliseconds since 1970. */
export const instant = (name: string) => integer(name, { mode: 'timestamp_ms' });

/** A random identifier (see db/ids.ts), never a position or a counter. */
export const id = (name = 'id') => text(name);

export const flag = (name: string) => integer(name, { mode: 'boolean' });
