import { randomInt } from 'node:crypto';

/** A number from 0 up to but not including 1. */
export type Random = () => number;

/** Draws that nobody can foresee, unlike those of Math.random. */
export const secureRandom: Random = () => randomInt(2 ** 47) / 2 ** 47;
