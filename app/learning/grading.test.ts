import { describe, expect, test } from 'vitest';
import { isPassed, isRight, neededToPass } from './grading.ts';

const text = { nl: 'x', en: 'x' };
const question = (right: string[]) => ({ options: ['a', 'b', 'c', 'd'].map((id) => ({ id, correct: right.includes(id), text, explanation: text })) });

describe('a question', () => {
  test('scores only for the exact set', () => {
    const multiple = question(['a', 'c']);
    expect(isRight(multiple, ['a', 'c'])).toBe(true);
    expect(isRight(multiple, ['c', 'a'])).toBe(true);
    expect(isRight(multiple, ['a'])).toBe(false);
    expect(isRight(multiple, ['a', 'b'])).toBe(false);
    expect(isRight(multiple, ['a', 'b', 'c'])).toBe(false);
  });

  test('never scores for ticking everything', () => {
    for (const right of [['a'], ['a', 'b'], ['a', 'b', 'c']]) expect(isRight(question(right), ['a', 'b', 'c', 'd'])).toBe(false);
  });

  test('is wrong when nothing is chosen, also when nothing would be right', () => {
    expect(isRight(question(['a']), null)).toBe(false);
    expect(isRight(question(['a']), [])).toBe(false);
    expect(isRight(question([]), [])).toBe(false);
  });

  test('counts an option once, however often it is given', () => {
    expect(isRight(question(['a', 'c']), ['a', 'a'])).toBe(false);
    expect(isRight(question(['a']), ['a', 'a'])).toBe(true);
  });
});

describe('a pass', () => {
  test('takes the mark itself, not one answer less', () => {
    expect(isPassed({ score: 8, questions: 10, passMark: 80 })).toBe(true);
    expect(isPassed({ score: 7, questions: 10, passMark: 80 })).toBe(false);
    expect(isPassed({ score: 3, questions: 4, passMark: 80 })).toBe(false);
    expect(isPassed({ score: 2, questions: 3, passMark: 67 })).toBe(false);
  });

  test('is impossible without questions', () => {
    expect(isPassed({ score: 0, questions: 0, passMark: 0 })).toBe(false);
    expect(isPassed({ score: 0, questions: 0, passMark: 80 })).toBe(false);
  });

  test('is said in the number of answers that it takes', () => {
    for (const passMark of [1, 50, 67, 80, 100]) {
      for (const questions of [1, 3, 4, 7, 10]) {
        const needed = neededToPass({ questions, passMark });
        expect(isPassed({ score: needed, questions, passMark })).toBe(true);
        if (needed > 1) expect(isPassed({ score: needed - 1, questions, passMark })).toBe(false);
      }
    }
  });
});
