import { randomInt } from 'node:crypto';
import type { Random } from './draw.ts';

/** Draws that nobody can foresee, unlike those of Math.random. */
export const secureRandom: Random = () => randomInt(2 ** 47) / 2 ** 47;
