import { describe, expect, it } from 'vitest';
import { findPasswordProblem } from './password-rules.ts';

const personal = ['Jan de Groot', 'jan.degroot@tulpentechniek.nl', 'Tulpentechniek B.V.', 'Voorbereid'];
const problem = (password: string) => findPasswordProblem(password, { personal });

describe('findPasswordProblem', () => {
  it.each(['tafel-roeibootje-mos', 'demonstratie-2026', 'Xk9#vb2!Lqp0', 'correct horse battery staple', '猫が三匹と犬が五匹いる庭の家'])(
    'accepts %s',
    (password) => {
      expect(problem(password)).toBeNull();
    },
  );

  it('counts characters, not bytes', () => {
    expect(problem('kort genoeg')).toBe('too-short');
    expect(problem('🦊🦉🐢🦔🦋🐌🐙🦀🐬🦩🐘')).toBe('too-short');
    expect(problem('a1!Zq'.repeat(41))).toBe('too-long');
  });

  it.each([
    'wachtwoord123',
    'Welkom2026!!!',
    'password1234',
    'qwertyuiop12',
    '123456789012',
    'aaaaaaaaaaaa',
    'abcdefghijkl',
    'zomer2026zomer',
    '987654321098',
    'Voorbereid2026',
    'jandegroot1974',
    'tulpentechniek',
    'Jan.DeGroot@Tulpentechniek.nl',
  ])('refuses %s as guessable', (password) => {
    expect(problem(password)).toBe('guessable');
  });
});
