import { retryAfterOf } from '../../domain/delivery/retry.ts';
import type { WebhookEndpoint } from '../../domain/delivery/webhook-endpoint.ts';
import { type EventDocument, eventSchema } from '../../domain/event.ts';
import type { Hmac, Keys } from '../../storage/keys.ts';
import { readWebhookEndpointsBy } from '../../storage/webhook-endpoint.ts';
import type { Carried, Load, OpenCarry } from '../carry.ts';
import { type MessageOptions, messages } from './message.ts';
import type { Answer, Post, Posted } from './post.ts';
import { signing } from './signature.ts';

export type WebhookCarryOptions = MessageOptions & Readonly<{ post: Post; keys: Keys; hmac: Hmac }>;

/** Brings events to the endpoints of subscriptions by webhook, signed, each in its dialect. */
export function webhookCarry(options: WebhookCarryOptions): OpenCarry {
  const { db, post, now } = options;
  const posted = posting(options);
  return async (subscriptions) => {
    const read = await readWebhookEndpointsBy(db, subscriptions);
    const endpoints = new Map(read.map((endpoint) => [endpoint.subscription.number, endpoint]));
    return async (loads, signal) => {
      const at = now();
      const [load] = loads;
      const endpoint = endpoints.get(load?.subscription ?? 0);
      if (!load?.event || !endpoint) return misled(at, load);
      try {
        const answer = await post(
          { ...(await posted(load.event, endpoint, at)), tries: load.tries },
          signal,
        );
        return carriedBy(answer, at);
      } catch (error) {
        return unwritten(at, now() - at, error);
      }
    };
  };
}

/** Writes the request for an endpoint, at an instant (UTC ms). */
function posting(options: WebhookCarryOptions) {
  const { baseUrl } = options;
  const messageFor = messages(options);
  const signatureHeaders = signing(options);
  const sender = new URL(baseUrl).hostname;
  const agent = `Helplight/${eventSchema} (+${baseUrl})`;
  return async (
    event: EventDocument,
    endpoint: WebhookEndpoint,
    at: number,
  ): Promise<Omit<Posted, 'tries'>> => {
    const { subscription, dialect, url } = endpoint;
    const { language } = subscription;
    const { contentType, body } = await messageFor(event, { dialect, language });
    const headers = {
      ...(await signatureHeaders({ id: event.id, at, body }, endpoint)),
      'Content-Type': contentType,
      'User-Agent': agent,
    };
    if (dialect !== 'cloudevents') return { url, headers, body };
    // HTTP 1.1 Web Hooks for Event Delivery §3.2: who it is that asks to be let in.
    return { url, headers: { ...headers, 'WebHook-Request-Origin': sender }, body };
  };
}

function carriedBy(answer: Answer, at: number): Carried {
  const { ms } = answer;
  if (answer.kind === 'postponed') {
    const attempt = { at, ms, status: null, failure: 'internal', detail: '' } as const;
    return { result: 'postponed', retryAfterMs: 0, attempt };
  }
  if (answer.kind === 'failed') {
    const { failure, detail } = answer;
    const attempt = { at, ms, status: null, failure, detail };
    return { result: 'failed', retryAfterMs: null, attempt };
  }
  const { status, retryAfter, excerpt } = answer;
  const attempt = { at, ms, status, failure: null, detail: excerpt };
  const result = resultOf(status);
  const retryAfterMs = result === 'failed' ? retryAfterOf(retryAfter, at + ms) : null;
  return { result, retryAfterMs, attempt };
}

/** Only 2xx is success, redirects are not followed, and 410 asks never to be told again. */
function resultOf(status: number): 'delivered' | 'failed' | 'gone' {
  if (status >= 200 && status < 300) return 'delivered';
  return status === 410 ? 'gone' : 'failed';
}

/**
 * A letter is of no use to a webhook. An endpoint that is not found may be one that a database does not
 * know yet which lags behind, so that it is tried again.
 */
function misled(at: number, load: Load | undefined): Carried {
  const isLost = Boolean(load?.event);
  const detail = isLost ? 'The endpoint was not found.' : 'Letters go by mail only.';
  const attempt = { at, ms: 0, status: null, failure: 'internal', detail } as const;
  return { result: isLost ? 'failed' : 'refused', retryAfterMs: null, attempt };
}

/** What could not be written or signed, as when the database is away. */
function unwritten(at: number, ms: number, error: unknown): Carried {
  const detail = `The message could not be written: ${error instanceof Error ? error.name : 'Error'}.`;
  const attempt = { at, ms, status: null, failure: 'internal', detail } as const;
  return { result: 'failed', retryAfterMs: null, attempt };
}
