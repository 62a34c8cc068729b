import type { ClientRequest } from 'node:http';
import { TLSSocket } from 'node:tls';
import type { AttemptFailure } from '../../domain/delivery/delivery.ts';

/** An attempt that came to nothing, with what its log says of it. */
export class AttemptError extends Error {
  override name = 'AttemptError';
  constructor(
    readonly failure: AttemptFailure,
    message: string,
  ) {
    super(message);
  }
}

/** What the error codes of Node's network modules mean; any other is a broken connection. */
const failureOfCode: Readonly<Record<string, AttemptFailure>> = {
  ENOTFOUND: 'name_unknown',
  EAI_AGAIN: 'name_unknown',
  EAI_FAIL: 'name_unknown',
  ETIMEDOUT: 'timed_out',
  EMFILE: 'internal',
  ENFILE: 'internal',
  ENOBUFS: 'internal',
  ENOMEM: 'internal',
  EADDRNOTAVAIL: 'internal',
  ERR_INVALID_CHAR: 'internal',
  ERR_INVALID_HTTP_TOKEN: 'internal',
};

/** Why a request that got no answer has failed. */
export function failureOf(error: Error, { socket }: Pick<ClientRequest, 'socket'>): AttemptFailure {
  if (error instanceof AttemptError) return error.failure;
  if (socket instanceof TLSSocket && socket.authorizationError) return 'certificate_rejected';
  const code = codeOf(error);
  if (code.startsWith('HPE_')) return 'broken_answer';
  return failureOfCode[code] ?? 'connection_failed';
}

/** What went wrong, in words; of several addresses the first tells. */
export function messageOf(error: Error): string {
  const first: unknown = error instanceof AggregateError ? error.errors[0] : null;
  return first instanceof Error ? first.message : error.message;
}

/** The code of an error of the system; empty of any other. */
export function codeOf(error: Error): string {
  return 'code' in error && typeof error.code === 'string' ? error.code : '';
}
