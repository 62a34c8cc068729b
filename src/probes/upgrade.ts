import type { WebSocketSpec } from '../domain/monitor/probe-spec.ts';
import { isRefusalOfCredentials } from './http.ts';
import { Failure } from './run.ts';

/** What an answer other than 101 (RFC 6455 §4.1) to an upgrade means. */
export function refusedUpgrade(
  status: number,
  sentHeaders: Readonly<Record<string, string>>,
): Failure {
  const reason = isRefusalOfCredentials(status, sentHeaders)
    ? 'credentials_rejected'
    : 'upgrade_refused';
  return new Failure(reason, `Answered ${status} instead of 101.`);
}

/** What is wrong with the subprotocol that the server chose (null: it named none); null if nothing. */
export function subprotocolFailure(spec: WebSocketSpec, chosen: string | null): Failure | null {
  if (chosen === spec.subprotocol) return null;
  const answer = chosen === null ? 'no subprotocol' : `the subprotocol "${chosen}"`;
  return new Failure('subprotocol_refused', `Chose ${answer} instead of "${spec.subprotocol}".`);
}
