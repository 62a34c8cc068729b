import type { AttemptFailure } from '../../domain/delivery/delivery.ts';
import { NotNow } from '../not-now.ts';
import type { Answer, Post, Posted } from '../webhook/post.ts';
import { bodyLimit, bodyMs, deadlineMs, firstDeadlineMs } from '../webhook/post-limits.ts';
import { excerptBytes, printable } from '../webhook/printable.ts';
import { refusedBy } from '../webhook/refused.ts';
import { type UrlRule, urlFaultOf } from '../webhook/url-rule.ts';

/**
 * Posts by a `fetch`. The runtime looks names up itself and says little of why a request failed; from
 * there no private network is reached.
 */
export function edgePost(rule: UrlRule, ask: typeof fetch): Post {
  return async (posted, signal) => {
    const fault = urlFaultOf(posted.url, rule);
    if (fault) return refusedBy(fault);
    const startedAt = Date.now();
    const answer = await exchange(ask, posted, signal);
    return { ...answer, ms: Date.now() - startedAt };
  };
}

async function exchange(
  ask: typeof fetch,
  { url, headers, body, tries }: Posted,
  signal: AbortSignal,
): Promise<Answer> {
  const patienceMs = tries === 0 ? firstDeadlineMs : deadlineMs;
  const deadline = new AbortController();
  const timer = setTimeout(() => deadline.abort(), patienceMs);
  try {
    const answer = await ask(url, {
      ...{ method: 'POST', headers, body },
      redirect: 'manual',
      signal: AbortSignal.any([signal, deadline.signal]),
    });
    const retryAfter = answer.headers.get('retry-after');
    const excerpt = await excerptOf(answer);
    return { kind: 'answered', ms: 0, status: answer.status, retryAfter, excerpt };
  } catch (error) {
    if (error instanceof NotNow) return { kind: 'postponed', ms: 0 };
    return failedBy(error, { deadline: deadline.signal, patienceMs, signal });
  } finally {
    clearTimeout(timer);
  }
}

/** The beginning of a body; what breaks it changes nothing, as the head has said what became of it. */
async function excerptOf({ body }: Response): Promise<string> {
  if (!body) return '';
  const reader = body.getReader();
  const timer = setTimeout(() => void reader.cancel().catch(ignore), bodyMs);
  const decoder = new TextDecoder();
  let text = '';
  let size = 0;
  for (let chunk = await next(reader); chunk && size < bodyLimit; chunk = await next(reader)) {
    if (size < excerptBytes) text += decoder.decode(chunk, { stream: true });
    size += chunk.length;
  }
  clearTimeout(timer);
  reader.cancel().catch(ignore);
  return printable(text);
}

async function next(reader: ReadableStreamDefaultReader<Uint8Array>): Promise<Uint8Array | null> {
  const { value } = await reader.read().catch(() => ({ value: null }));
  return value ?? null;
}

type Patience = Readonly<{ deadline: AbortSignal; patienceMs: number; signal: AbortSignal }>;

function failedBy(error: unknown, { deadline, patienceMs, signal }: Patience): Answer {
  const said = error instanceof Error ? error.message : String(error);
  const [failure, detail]: readonly [AttemptFailure, string] = signal.aborted
    ? ['internal', 'This run is being stopped.']
    : deadline.aborted
      ? ['timed_out', `There was no answer within ${patienceMs / 1000} s.`]
      : ['connection_failed', printable(said)];
  return { kind: 'failed', ms: 0, failure, detail };
}

function ignore(): void {}
