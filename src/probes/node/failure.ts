import type { Reason } from '../../domain/monitor/reason.ts';
import { Failure } from '../run.ts';

/** What the error codes of Node's network modules mean. */
const reasonOfCode: Readonly<Record<string, Reason>> = {
  ENOTFOUND: 'name_not_found',
  ENODATA: 'name_not_found',
  EAI_AGAIN: 'resolver_failed',
  EAI_FAIL: 'resolver_failed',
  EAI_MEMORY: 'prober_overloaded',
  ECONNREFUSED: 'connection_refused',
  ECONNRESET: 'connection_reset',
  ECONNABORTED: 'connection_reset',
  EPIPE: 'connection_reset',
  ETIMEDOUT: 'connect_timeout',
  EHOSTUNREACH: 'connection_failed',
  EHOSTDOWN: 'connection_failed',
  ENETUNREACH: 'network_unreachable',
  ENETDOWN: 'network_unreachable',
  EACCES: 'network_unreachable',
  EPERM: 'network_unreachable',
  EAFNOSUPPORT: 'network_unreachable',
  EADDRNOTAVAIL: 'network_unreachable',
  EMFILE: 'prober_overloaded',
  ENFILE: 'prober_overloaded',
  ENOBUFS: 'prober_overloaded',
  ENOMEM: 'prober_overloaded',
  EPROTO: 'tls_failed',
  ERR_INVALID_CHAR: 'misconfigured',
  ERR_INVALID_HTTP_TOKEN: 'misconfigured',
  ERR_UNESCAPED_CHARACTERS: 'misconfigured',
};

/** Families of codes, by how they begin. */
const reasonOfPrefix: readonly (readonly [prefix: string, reason: Reason])[] = [
  ['ERR_SSL_', 'tls_failed'],
  ['ERR_TLS_', 'tls_failed'],
  ['HPE_', 'protocol_error'],
  ['WS_ERR_', 'protocol_error'],
  ['Z_', 'protocol_error'],
  ['ERR_BROTLI', 'protocol_error'],
  ['ERR__ERROR', 'protocol_error'],
];

/** Turns an error of a socket, a look-up or a request into a reason. */
export function failureOf(error: unknown): Failure {
  if (error instanceof Failure) return error;
  const { code, syscall, message } = traitsOf(error);
  return new Failure(reasonOf(code, syscall), message);
}

/** The same, thrown: for `catch` of a promise. */
export function throwFailure(error: unknown): never {
  throw failureOf(error);
}

/** The same for an error that came from our own system at once, before any packet left. */
export function localFailureOf(error: unknown): Failure {
  const { code, message } = traitsOf(error);
  // Without a route of our own, "host unreachable" says nothing of the target.
  return code === 'EHOSTUNREACH' ? new Failure('network_unreachable', message) : failureOf(error);
}

function reasonOf(code: string, syscall: string | null): Reason {
  // Node calls it ECONNRESET, too, when a peer closes in good order before it has answered.
  if (code === 'ECONNRESET' && syscall === null) return 'closed_early';
  if (code === 'ETIMEDOUT' && syscall === 'read') return 'no_response';
  const byPrefix = reasonOfPrefix.find(([prefix]) => code.startsWith(prefix))?.[1];
  return reasonOfCode[code] ?? byPrefix ?? 'prober_failed';
}

function traitsOf(error: unknown) {
  if (!(error instanceof Error)) return { code: '', syscall: null, message: String(error) };
  const { code, syscall } = error as NodeJS.ErrnoException;
  return { code: code ?? '', syscall: syscall ?? null, message: error.message };
}
