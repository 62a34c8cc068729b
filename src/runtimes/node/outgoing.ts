import { createHmac } from 'node:crypto';
import type { Outgoing } from '../../actions/change/outgoing.ts';
import { nodeLetters } from '../../delivery/node/letters.ts';
import { nodePost } from '../../delivery/node/post.ts';
import { nodeUrlFault } from '../../delivery/node/resolved-url.ts';
import { createDeliveryWorker } from '../../delivery/outbox/worker.ts';
import type { Watched } from '../../domain/watched.ts';
import type { Database } from '../../storage/database.ts';
import { type Hmac, keysOf } from '../../storage/keys.ts';
import type { Config } from '../config.ts';
import type { Job } from '../job-table.ts';
import type { Log } from '../log.ts';
import { deliveryTools, noLetters } from '../outgoing.ts';
import { bounceJobs } from './bounce-jobs.ts';
import { readAuthorities } from './lookout.ts';
import { demandSameSecret, readSecret } from './secret.ts';

/** News leaves as long as the process runs. */
export type NodeOutgoing = Readonly<{
  outgoing: Outgoing;
  /** What only Node does for it by the clock, with the database of whoever runs the jobs. */
  jobs(db: Database): readonly Job[];
  /** Breaks off what is under way, within two seconds. A second call waits for the first. */
  stop(): Promise<void>;
}>;

/** What news is about, where people see it, and the page that shows what the sandbox received. */
type Site = Readonly<{ watched: Watched; baseUrl: string; inboxUrl: string | null }>;

/** Answers at once, where the one of all runtimes takes turns with probes in the same threads. */
const nodeHmac: Hmac = (key, message) => createHmac('sha256', key).update(message).digest();

/**
 * Lets news leave from now on.
 * @throws Error with one sentence where the secret cannot be had or is another one.
 */
export async function openNodeOutgoing(
  db: Database,
  config: Config,
  { watched, baseUrl, inboxUrl }: Site,
  log: Log,
): Promise<NodeOutgoing> {
  const keys = keysOf(await readSecret(config), nodeHmac);
  await demandSameSecret(db, keys);
  const ca = config.probeCaFile === null ? undefined : await readAuthorities(config.probeCaFile);
  const exempt = inboxUrl === null ? [] : [new URL(inboxUrl).origin];
  const rule = { allowPrivate: config.allowPrivateWebhooks, exempt };
  const posting = nodePost({ rule, ca });
  const letters = await nodeLetters(config.mail, { ca, inboxUrl });
  const tools = deliveryTools({
    ...{ db, watched, baseUrl, keys, hmac: nodeHmac, log },
    ...{ post: posting.post, send: letters?.send ?? noLetters },
  });
  const worker = createDeliveryWorker(tools);
  let stopped: Promise<void> | undefined;
  return {
    outgoing: {
      ...{ keys, urlFault: nodeUrlFault(rule), sendsMail: letters !== null },
      inboxUrl: config.mail.url === null ? inboxUrl : null,
      wake: worker.wake,
    },
    jobs: (led) => bounceJobs({ db: led, keys, mail: config.mail, ca, now: Date.now, log }),
    stop() {
      stopped ??= worker.stop().finally(() => {
        posting.stop();
        letters?.stop();
      });
      return stopped;
    },
  };
}
