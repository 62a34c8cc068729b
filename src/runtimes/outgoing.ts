import { disableSubscription } from '../actions/disable-subscription.ts';
import { mailCarry } from '../delivery/mail/carry.ts';
import type { SendLetter } from '../delivery/mail/letter.ts';
import type { DeliveryTools } from '../delivery/outbox/tools.ts';
import type { ReadSupport } from '../delivery/support.ts';
import { webhookCarry } from '../delivery/webhook/carry.ts';
import type { Post } from '../delivery/webhook/post.ts';
import { watchedNow } from '../domain/settings/watched-now.ts';
import { supportStatus } from '../domain/status/support-status.ts';
import type { Watched } from '../domain/watched.ts';
import type { Database } from '../storage/database.ts';
import type { Hmac, Keys } from '../storage/keys.ts';
import type { Log } from './log.ts';
import { pageFactsReader } from './wiring.ts';

/** What news leaves with: the parts in which Node and Workers differ. */
export type Leaving = Readonly<{
  db: Database;
  watched: Watched;
  /** The origin under which people see the page. */
  baseUrl: string;
  keys: Keys;
  hmac: Hmac;
  post: Post;
  send: SendLetter;
  log: Log;
}>;

/** What brings news to those who want it, as Node and Workers both use it. */
export function deliveryTools(leaving: Leaving): DeliveryTools {
  const { db, watched, log } = leaving;
  const now = Date.now;
  const readSupport = supportReader(db, watched);
  return {
    ...{ db, now, chance: Math.random },
    open: {
      webhook: webhookCarry({ ...leaving, now, readSupport }),
      mail: mailCarry({ ...leaving, now, readSupport }),
    },
    disable: (subscription, because) =>
      disableSubscription({ db, actor: { kind: 'clock' }, now: now() }, subscription, because),
    log: (level, message, facts) => log[level](message, facts),
  };
}

/** The page may not be rendered anew yet when its news leaves. */
function supportReader(db: Database, watched: Watched): ReadSupport {
  const readFacts = pageFactsReader(watched.site.timeZone);
  return async () => {
    const facts = await readFacts(db);
    const current = watchedNow(watched, facts.settings);
    return { watched: current, status: supportStatus(current, facts, Date.now()) };
  };
}

/** Where no mail is set up, what waits for it fails, and its log says why. */
export const noLetters: SendLetter = async () => ({
  ...{ kind: 'failed', failure: 'not_configured', ms: 0 },
  detail: 'Set MAIL_URL and MAIL_FROM, so that mail can be sent.',
});

/** What an operator is told whose process has another secret than those before. */
export const otherSecretSentence =
  'The secret is not the one that this database is used with; set SECRET to that, or restore DATA_DIR/secret. If it is lost, `helplight migrate --new-secret` changes the secrets of all webhooks and the links of all subscriptions.';
