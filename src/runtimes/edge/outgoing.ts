import type { Outgoing } from '../../actions/change/outgoing.ts';
import { edgePost } from '../../delivery/edge/post.ts';
import { httpLetters } from '../../delivery/mail/http-letters.ts';
import type { SendLetter } from '../../delivery/mail/letter.ts';
import { deliverOnce } from '../../delivery/outbox/slice.ts';
import { urlFaultOf } from '../../delivery/webhook/url-rule.ts';
import type { Watched } from '../../domain/watched.ts';
import { keysOf, webHmac } from '../../storage/keys.ts';
import { isSecretOfAll } from '../../storage/secret-mark.ts';
import type { Config } from '../config.ts';
import type { Log } from '../log.ts';
import { deliveryTools, noLetters, otherSecretSentence } from '../outgoing.ts';
import { parts } from './budget.ts';
import { gathered } from './gathered.ts';
import type { Invocation } from './invocation.ts';

/** News leaves after a request that has made some, and each minute. */
export type EdgeOutgoing = Readonly<{
  outgoing: Outgoing;
  /** Whether something may wait to leave since this was asked last. */
  isWoken(): boolean;
  /**
   * Lets what waits leave, as far as the allowance of the invocation goes, and begins nothing more after
   * so many milliseconds; a fault is logged, and it waits for the next time.
   */
  deliver(forMs: number): Promise<void>;
}>;

/** For how long more is begun after a request, in milliseconds: the platform cuts it off after 30 s. */
export const afterRequestMs = 12_000;

/** What news is about, where people see it, and where the inbox of a sandbox listens, if there is one. */
type Site = Readonly<{ watched: Watched; baseUrl: string; inboxUrl: string | null }>;

/**
 * @param current the invocation under which something leaves.
 * @param secret the value of SECRET.
 */
export function edgeOutgoing(
  current: () => Invocation,
  { mail, allowPrivateWebhooks }: Pick<Config, 'mail' | 'allowPrivateWebhooks'>,
  { watched, baseUrl, inboxUrl }: Site,
  secret: string,
  log: Log,
): EdgeOutgoing {
  const keys = keysOf(secret, webHmac);
  const exempt = inboxUrl === null ? [] : [new URL(inboxUrl).origin];
  const rule = { allowPrivate: allowPrivateWebhooks, exempt };
  const sendsMail = lettersOf(mail, fetch) !== noLetters;
  let woken = false;
  let isOurs = false;
  return {
    outgoing: {
      ...{ keys, sendsMail, inboxUrl: null },
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
    async deliver(forMs) {
      try {
        const { allowance, open } = current();
        const db = await open();
        isOurs ||= await isSecretOfAll(db, await keys.mark());
        if (!isOurs) return log.error(otherSecretSentence);
        const share = allowance().share(parts.news);
        const post = edgePost(rule, share.fetch);
        const send = lettersOf(mail, share.fetch);
        const leaving = { watched, baseUrl, keys, hmac: webHmac, post, send, log };
        const tools = deliveryTools({ ...leaving, db: gathered(db) });
        await deliverOnce(tools, { atOnce: parts.news.connections, forMs, room: share.left });
      } catch (error) {
        log.warn('News could not leave; it is tried again in a minute.', { error: String(error) });
      }
    },
  };
}

/** A Worker speaks no SMTP. */
function lettersOf({ url, from }: Config['mail'], ask: typeof fetch): SendLetter {
  const byHttp = url !== null && /^https?:/.test(url) && from !== null;
  return byHttp ? httpLetters({ url, from }, ask) : noLetters;
}
