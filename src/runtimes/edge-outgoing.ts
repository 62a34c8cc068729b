import type { Outgoing } from '../actions/change/outgoing.ts';
import { edgePost } from '../delivery/edge/post.ts';
import { httpLetters } from '../delivery/mail/http-letters.ts';
import { deliverOnce } from '../delivery/outbox/slice.ts';
import { urlFaultOf } from '../delivery/webhook/url-rule.ts';
import type { Watched } from '../domain/watched.ts';
import type { Database } from '../storage/database.ts';
import { keysOf, webHmac } from '../storage/keys.ts';
import type { Config } from './config.ts';
import type { Log } from './log.ts';
import { deliveryTools, noLetters } from './outgoing.ts';

/** News leaves after a request that has made some, and each minute. */
export type EdgeOutgoing = Readonly<{
  outgoing: Outgoing;
  /** Whether something may wait to leave since this was asked last. */
  isWoken(): boolean;
  /**
   * Lets what waits leave, after a request or in a minute of the clock; a fault is logged, and it waits
   * for the next time.
   */
  leave(after: keyof typeof beginsFor): Promise<void>;
}>;

/** What news is about, where people see it, and where the inbox of a sandbox listens, if there is one. */
type Site = Readonly<{ watched: Watched; baseUrl: string; inboxUrl: string | null }>;

/** The platform gives six connections to a request, and one of them goes to the database. */
const atOnce = 4;

/** For how long more is begun, in milliseconds: what goes on after an answer is cut off sooner. */
const beginsFor = { request: 12_000, minute: 45_000 } as const;

/** @param secret the value of SECRET. */
export function edgeOutgoing(
  open: () => Promise<Database>,
  { mail, allowPrivateWebhooks }: Pick<Config, 'mail' | 'allowPrivateWebhooks'>,
  { watched, baseUrl, inboxUrl }: Site,
  secret: string,
  log: Log,
): EdgeOutgoing {
  const keys = keysOf(secret, webHmac);
  const exempt = inboxUrl === null ? [] : [new URL(inboxUrl).origin];
  const rule = { allowPrivate: allowPrivateWebhooks, exempt };
  const post = edgePost(rule);
  const send = lettersOf(mail);
  let woken = false;
  return {
    outgoing: {
      ...{ keys, sendsMail: send !== noLetters, inboxUrl: null },
      urlFault: async (url) => urlFaultOf(url, rule),
      wake: () => {
        woken = true;
      },
    },
    isWoken() {
      const wasWoken = woken;
      woken = false;
      return wasWoken;
    },
    async leave(after) {
      try {
        const db = await open();
        const leaving = { db, watched, baseUrl, keys, hmac: webHmac, post, send, log };
        await deliverOnce(deliveryTools(leaving), { atOnce, forMs: beginsFor[after] });
      } catch (error) {
        log.warn('News could not leave; it is tried again in a minute.', { error: String(error) });
      }
    },
  };
}

/** A Worker speaks no SMTP. */
function lettersOf({ url, from }: Config['mail']) {
  const byHttp = url !== null && /^https?:/.test(url) && from !== null;
  return byHttp ? httpLetters({ url, from }) : noLetters;
}
