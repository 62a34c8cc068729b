import type { AttemptFailure } from '../../domain/delivery/delivery.ts';
import type { Answer, Post, Posted } from '../webhook/post.ts';
import { bodyLimit, bodyMs, deadlineMs } from '../webhook/post-limits.ts';
import { excerptBytes, printable } from '../webhook/printable.ts';
import { refusedBy } from '../webhook/refused.ts';
import { type UrlRule, urlFaultOf } from '../webhook/url-rule.ts';

/**
 * Posts by `fetch`. The runtime looks names up itself and says little of why a request failed; from
 * there no private network is reached.
 */
export function edgePost(rule: UrlRule): Post {
  return async (posted, signal) => {
    const fault = urlFaultOf(posted.url, rule);
    if (fault) return refusedBy(fault);
    const startedAt = Date.now();
    const answer = await exchange(posted, signal);
    return { ...answer, ms: Date.now() - startedAt };
  };
}

async function exchange({ url, headers, body }: Posted, signal: AbortSignal): Promise<Answer> {
  const deadline = new AbortController();
  const timer = setTimeout(() => deadline.abort(), deadlineMs);
  try {
    const answer = await fetch(url, {
      ...{ method: 'POST', headers, body },
      redirect: 'manual',
      signal: AbortSignal.any([signal, deadline.signal]),
    });
    const retryAfter = answer.headers.get('retry-after');
    const excerpt = await excerptOf(answer);
    return { kind: 'answered', ms: 0, status: answer.status, retryAfter, excerpt };
  } catch (error) {
    return failedBy(error, deadline.signal, signal);
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

function failedBy(error: unknown, deadline: AbortSignal, signal: AbortSignal): Answer {
  const said = error instanceof Error ? error.message : String(error);
  const [failure, detail]: readonly [AttemptFailure, string] = signal.aborted
    ? ['internal', 'This run is being stopped.']
    : deadline.aborted
      ? ['timed_out', 'There was no answer within 15 s.']
      : ['connection_failed', printable(said)];
  return { kind: 'failed', ms: 0, failure, detail };
}

function ignore(): void {}
