import type { HttpSpec } from '../../domain/monitor/probe-spec.ts';
import { bodyLimit, type HttpAnswer, lookByHttp } from '../http.ts';
import type { HttpRequest } from '../http-request.ts';
import type { Probe } from '../probe.ts';
import { Failure, type Run, runProbe } from '../run.ts';
import { causeOf } from './fetch-failure.ts';

/**
 * Looks at an HTTP or HTTPS target by `fetch`, through the phases `wait` and `read`. The runtime
 * chooses the address, keeps the certificate to itself and does not say why a request failed.
 */
export function httpProbeBy(ask: typeof fetch): Probe<HttpSpec> {
  return (spec, context) =>
    runProbe(context, (run) => lookByHttp(spec, run, (request) => exchange(ask, request, run)));
}

async function exchange(ask: typeof fetch, request: HttpRequest, run: Run): Promise<HttpAnswer> {
  run.enter('wait', 'timed_out');
  const { url, method, headers, body } = request;
  const aborter = new AbortController();
  run.closeAtEnd(() => aborter.abort());
  const response = await ask(url, {
    ...{ method, headers, body, signal: aborter.signal },
    redirect: 'manual',
    // An answer out of a cache would say nothing of the target.
    cache: 'no-store',
  }).catch((error: unknown) => {
    throw new Failure('connection_failed', causeOf(error));
  });
  run.enter('read', 'response_incomplete');
  return {
    status: response.status,
    header: (name) => response.headers.get(name),
    readBody: () => readBody(response),
    discard: () => aborter.abort(),
  };
}

/** Reads to the end or to the limit, whichever comes first. */
async function readBody({ body }: Response): Promise<string> {
  if (!body) return '';
  const decoder = new TextDecoder();
  const reader = body.getReader();
  let text = '';
  for (let left = bodyLimit; left > 0; ) {
    const { value } = await reader.read().catch((error: unknown) => {
      throw new Failure('closed_early', causeOf(error));
    });
    if (!value) return text + decoder.decode();
    text += decoder.decode(value.subarray(0, left), { stream: true });
    left -= value.length;
  }
  return text;
}
