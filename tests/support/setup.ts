import { afterEach, expect } from 'vitest';

// A fault that is only printed is a fault: no test may write to console.error.
const printed: unknown[][] = [];
console.error = (...args: unknown[]) => {
  printed.push(args);
};
afterEach(() => {
  const seen = printed.splice(0);
  expect(seen, 'console.error was called').toEqual([]);
});
