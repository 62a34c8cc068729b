import { expect, test } from 'vitest';
import { LoginBackOff } from './login-back-off.ts';

const minuteMs = 60_000;
const service = { host: 'mail.example', port: 587 };
const login = { user: 'probe', password: 'wrong' };

function started() {
  let now = Date.UTC(2026, 10, 22);
  const backOff = new LoginBackOff(() => now);
  const isPaused = (given = {}, with_ = login) => {
    try {
      backOff.throwIfPaused({ ...service, ...given }, with_);
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
  backOff.rejected(service, login);
  pass(10 * minuteMs - 1);
  expect(isPaused()).toBe(true);
  pass(1);
  expect(isPaused()).toBe(false);
});

test('each further pause is twice as long, up to two hours', () => {
  const { backOff, isPaused, pass } = started();
  for (const minutes of [10, 20, 40, 80, 120, 120]) {
    backOff.rejected(service, login);
    pass(minutes * minuteMs - 1);
    expect(isPaused()).toBe(true);
    pass(1);
    expect(isPaused()).toBe(false);
  }
});

test('two tries at once begin one pause', () => {
  const { backOff, isPaused, pass } = started();
  backOff.rejected(service, login);
  backOff.rejected(service, login);
  pass(10 * minuteMs);
  expect(isPaused()).toBe(false);
});

test('a success begins anew', () => {
  const { backOff, isPaused, pass } = started();
  backOff.rejected(service, login);
  pass(10 * minuteMs);
  backOff.accepted(service, login);
  backOff.rejected(service, login);
  pass(10 * minuteMs);
  expect(isPaused()).toBe(false);
});

test('another host, port, user or password is not paused', () => {
  const { backOff, isPaused } = started();
  backOff.rejected(service, login);
  expect(isPaused({ host: 'MAIL.example' })).toBe(true);
  expect(isPaused({ host: 'other.example' })).toBe(false);
  expect(isPaused({ port: 993 })).toBe(false);
  expect(isPaused({}, { ...login, user: 'other' })).toBe(false);
  expect(isPaused({}, { ...login, password: 'right' })).toBe(false);
});

test('says when the next try is, and nothing of the password', () => {
  const { backOff } = started();
  backOff.rejected(service, login);
  expect(() => backOff.throwIfPaused(service, login)).toThrow(
    'The server has rejected these credentials; the next try is not before 2026-11-22T00:10:00.000Z.',
  );
});
