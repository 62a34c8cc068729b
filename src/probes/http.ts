import type { HttpSpec } from '../domain/monitor/probe-spec.ts';
import { describeMatch, matchesStatus, matchesText } from './assertion.ts';
import { firstRequest, type HttpRequest, nextRequest } from './http-request.ts';
import { Failure, type Run } from './run.ts';

/** How much of an answer's body is read, in bytes; the rest is never asked for. */
export const bodyLimit = 64 * 1024;

/** The head of an answer; its body is read, to its end or to the limit, only when asked for. */
export type HttpAnswer = Readonly<{
  status: number;
  /** A header's value by its lower-case name; null when it is absent. */
  header: (name: string) => string | null;
  readBody: () => Promise<string>;
  /** Closes the connection without reading any further. */
  discard: () => void;
}>;

/** Sends one request and waits for the head of its answer. Throws a `Failure` when there is none. */
export type Exchange = (request: HttpRequest, run: Run) => Promise<HttpAnswer>;

/** Sends the request of a spec, follows redirects, and judges the answer. Throws a `Failure`. */
export async function lookByHttp(spec: HttpSpec, run: Run, exchange: Exchange): Promise<void> {
  let request = firstRequest(spec);
  let answer = await exchange(request, run);
  for (let followed = 0; isToFollow(spec, answer); followed++) {
    if (followed === spec.maxRedirects) {
      throw new Failure('too_many_redirects', `Redirected more than ${spec.maxRedirects} times.`);
    }
    answer.discard();
    request = nextRequest(request, answer.status, answer.header('location') ?? '');
    answer = await exchange(request, run);
  }
  await judge(spec, request, answer);
}

/** RFC 9110 §15.4: the statuses that name another place. One that is expected is an answer itself. */
function isToFollow(spec: HttpSpec, { status, header }: HttpAnswer): boolean {
  const redirects = [301, 302, 303, 307, 308].includes(status) && header('location') !== null;
  return redirects && spec.maxRedirects > 0 && !matchesStatus(spec.expect.status, status);
}

async function judge(spec: HttpSpec, request: HttpRequest, answer: HttpAnswer): Promise<void> {
  const { status, headers, body } = spec.expect;
  if (!matchesStatus(status, answer.status)) throw refusal(spec, request, answer.status);
  for (const { name, match } of headers) {
    const value = answer.header(name.toLowerCase());
    if (value !== null && matchesText(match, value)) continue;
    const found = value === null ? 'is missing' : `is "${value}"`;
    throw new Failure('unexpected_header', `${name} ${found}; expected: ${describeMatch(match)}.`);
  }
  const text = await answer.readBody();
  for (const match of body) {
    if (matchesText(match, text)) continue;
    throw new Failure('unexpected_body', `Expected: ${describeMatch(match)}. Found: ${text}`);
  }
}

function refusal(spec: HttpSpec, request: HttpRequest, status: number): Failure {
  const detail = `Answered ${status}; expected: ${spec.expect.status.join(', ')}.`;
  const reason = isRefusalOfCredentials(status, request.headers)
    ? 'credentials_rejected'
    : 'unexpected_status';
  return new Failure(reason, detail);
}

/** A target that refuses what the probe showed it says more of the probe than of itself. */
export function isRefusalOfCredentials(
  status: number,
  sentHeaders: Readonly<Record<string, string>>,
): boolean {
  return [401, 403, 407].includes(status) && sentHeaders.authorization !== undefined;
}
