import { createClient } from '@libsql/client';
import { embeddedClient, openDatabase } from '../../src/storage/database.ts';
import { startDelivery } from './delivery-worker.ts';

// A process that brings webhooks out of a database file, besides others, until it is killed. It puts
// its own number on each request, and tells how much memory it has at most, in bytes.

const [file = '', origin = ''] = process.argv.slice(2);
const client = createClient({ url: `file:${file}`, ...embeddedClient });
const db = await openDatabase(client);
startDelivery(
  db,
  origin,
  (post) =>
    ({ headers, ...posted }, signal) =>
      post({ ...posted, headers: { ...headers, 'x-sender': String(process.pid) } }, signal),
);

let most = 0;
function mostMemory(): number {
  most = Math.max(most, process.memoryUsage.rss());
  return most;
}
setInterval(mostMemory, 20);
process.on('message', () => process.send?.(mostMemory()));
process.on('disconnect', () => process.exit());
process.send?.('ready');
