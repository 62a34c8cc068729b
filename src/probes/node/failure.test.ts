import { describe, expect, test } from 'vitest';
import type { Reason } from '../../domain/monitor/reason.ts';
import { Failure } from '../run.ts';
import { failureOf, localFailureOf } from './failure.ts';

function systemError(code: string, syscall?: string): Error {
  return Object.assign(new Error(`${syscall ?? 'it'} ${code}`), {
    code,
    ...(syscall && { syscall }),
  });
}

describe('an error of Node', () => {
  const rows: readonly (readonly [code: string, syscall: string | undefined, reason: Reason])[] = [
    ['ENOTFOUND', 'getaddrinfo', 'name_not_found'],
    ['EAI_AGAIN', 'getaddrinfo', 'resolver_failed'],
    ['EAI_FAIL', 'getaddrinfo', 'resolver_failed'],
    ['ECONNREFUSED', 'connect', 'connection_refused'],
    ['ECONNRESET', 'read', 'connection_reset'],
    ['ECONNRESET', 'write', 'connection_reset'],
    ['ECONNRESET', undefined, 'closed_early'],
    ['EPIPE', 'write', 'connection_reset'],
    ['ETIMEDOUT', 'connect', 'connect_timeout'],
    ['ETIMEDOUT', 'read', 'no_response'],
    ['EHOSTUNREACH', 'connect', 'connection_failed'],
    ['ENETUNREACH', 'connect', 'network_unreachable'],
    ['EADDRNOTAVAIL', 'connect', 'network_unreachable'],
    ['EMFILE', 'connect', 'prober_overloaded'],
    ['ENFILE', 'connect', 'prober_overloaded'],
    ['EPROTO', 'write', 'tls_failed'],
    ['ERR_SSL_WRONG_VERSION_NUMBER', undefined, 'tls_failed'],
    ['HPE_INVALID_CONSTANT', undefined, 'protocol_error'],
    ['HPE_HEADER_OVERFLOW', undefined, 'protocol_error'],
    ['WS_ERR_INVALID_OPCODE', undefined, 'protocol_error'],
    ['Z_DATA_ERROR', undefined, 'protocol_error'],
    ['ERR_INVALID_CHAR', undefined, 'misconfigured'],
    ['ERR_SOMETHING_NEW', undefined, 'prober_failed'],
  ];
  test.each(rows)('%s by %s means %s', (code, syscall, reason) => {
    expect(failureOf(systemError(code, syscall)).reason).toBe(reason);
  });

  test('that came at once blames our own network for a host without a route', () => {
    expect(localFailureOf(systemError('EHOSTUNREACH', 'connect')).reason).toBe(
      'network_unreachable',
    );
    expect(localFailureOf(systemError('ECONNREFUSED', 'connect')).reason).toBe(
      'connection_refused',
    );
  });

  test('keeps its words', () => {
    expect(failureOf(systemError('ECONNREFUSED', 'connect')).message).toBe('connect ECONNREFUSED');
    expect(failureOf('odd')).toMatchObject({ reason: 'prober_failed', message: 'odd' });
  });

  test('that is a failure already stays as it is', () => {
    const failure = new Failure('slow', 'It took long.');
    expect(failureOf(failure)).toBe(failure);
  });
});
