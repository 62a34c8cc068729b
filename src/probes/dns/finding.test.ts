import { expect, test } from 'vitest';
import { failureOfFindings } from './finding.ts';

test('no finding is no failure', () => {
  expect(failureOfFindings([])).toBeNull();
});

test('the worst finding decides, and all are named, the worst first', () => {
  const failure = failureOfFindings([
    { reason: 'resolver_failed', says: 'One was not told.' },
    { reason: 'spf_invalid', says: 'Two.' },
    { reason: 'mail_exchanger_unknown', says: 'Three.' },
    { reason: 'dmarc_invalid', says: 'Four.' },
  ]);
  expect(failure?.reason).toBe('mail_exchanger_unknown');
  expect(failure?.message).toBe('Three. Two. Four. One was not told.');
});

test('what is not told alone is not held against the domain', () => {
  const failure = failureOfFindings([{ reason: 'resolver_failed', says: 'Not told.' }]);
  expect(failure?.reason).toBe('resolver_failed');
});
