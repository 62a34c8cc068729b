import { expect, test } from 'vitest';
import { LoginBackOff } from './login-back-off.ts';

const minuteMs = 60_000;
const login = { user: 'probe', password: 'wrong' };

function started() {
  let now = Date.UTC(2026, 10, 22);
  const backOff = new LoginBackOff(() => now);
  const isPaused = (host = 'mail.example', with_ = login) => {
    try {
      backOff.throwIfPaused(host, with_);
      return false;
    } catch {
      return true;
    }
  };
  const pass = (ms: number) => {
    now += ms;
  };
  return { backOff, isPaused, pass };
}

test('credentials are not tried again for ten minutes after they were rejected', () => {
  const { backOff, isPaused, pass } = started();
  expect(isPaused()).toBe(false);
  backOff.rejected('mail.example', login);
  pass(10 * minuteMs - 1);
  expect(isPaused()).toBe(true);
  pass(1);
  expect(isPaused()).toBe(false);
});

test('each further pause is twice as long, up to two hours', () => {
  const { backOff, isPaused, pass } = started();
  for (const minutes of [10, 20, 40, 80, 120, 120]) {
    backOff.rejected('mail.example', login);
    pass(minutes * minuteMs - 1);
    expect(isPaused()).toBe(true);
    pass(1);
    expect(isPaused()).toBe(false);
  }
});

test('two tries at once begin one pause', () => {
  const { backOff, isPaused, pass } = started();
  backOff.rejected('mail.example', login);
  backOff.rejected('mail.example', login);
  pass(10 * minuteMs);
  expect(isPaused()).toBe(false);
});

test('a success begins anew', () => {
  const { backOff, isPaused, pass } = started();
  backOff.rejected('mail.example', login);
  pass(10 * minuteMs);
  backOff.accepted('mail.example', login);
  backOff.rejected('mail.example', login);
  pass(10 * minuteMs);
  expect(isPaused()).toBe(false);
});

test('another host, user or password is not paused', () => {
  const { backOff, isPaused } = started();
  backOff.rejected('mail.example', login);
  expect(isPaused('MAIL.example')).toBe(true);
  expect(isPaused('other.example')).toBe(false);
  expect(isPaused('mail.example', { ...login, user: 'other' })).toBe(false);
  expect(isPaused('mail.example', { ...login, password: 'right' })).toBe(false);
});

test('says when the next try is, and nothing of the password', () => {
  const { backOff } = started();
  backOff.rejected('mail.example', login);
  expect(() => backOff.throwIfPaused('mail.example', login)).toThrow(
    'The server has rejected these credentials; the next try is not before 2026-11-22T00:10:00.000Z.',
  );
});
