import { createHmac } from 'node:crypto';
import { nodePost } from '../../src/delivery/node/post.ts';
import { createDeliveryWorker, type DeliveryWorker } from '../../src/delivery/outbox/worker.ts';
import type { Post } from '../../src/delivery/webhook/post.ts';
import { createLog } from '../../src/runtimes/log.ts';
import { deliveryTools, noLetters } from '../../src/runtimes/outgoing.ts';
import type { Database } from '../../src/storage/database.ts';
import { type Hmac, keysOf } from '../../src/storage/keys.ts';
import { someWatched } from './facts.ts';

/** As the server has it. */
export const nodeHmac: Hmac = (key, message) => createHmac('sha256', key).update(message).digest();

const keys = keysOf('a secret that only tests have, and long enough', nodeHmac);

/** The worker as the server wires it, posting to this one origin besides the internet. */
export function startDelivery(
  db: Database,
  origin: string,
  through: (post: Post) => Post = (post) => post,
): Readonly<{ worker: DeliveryWorker; stop: () => Promise<void> }> {
  const { post, stop } = nodePost({ rule: { allowPrivate: false, exempt: [origin] } });
  const worker = createDeliveryWorker(
    deliveryTools({
      ...{ db, keys, hmac: nodeHmac, watched: someWatched(), post: through(post) },
      ...{ baseUrl: 'https://status.example.com', send: noLetters, log: createLog('warn') },
    }),
  );
  return {
    worker,
    stop: async () => {
      await worker.stop();
      stop();
    },
  };
}
