import { afterAll, expect } from 'vitest';
import { connectSandbox } from '../../src/sandbox/remote.ts';
import { quickSandbox } from './support/installation.ts';
import { collectLog } from './support/log.ts';
import { untilPageSays } from './support/page.ts';
import { untilReceived } from './support/received.ts';
import { test } from './support/stage.ts';
import { query } from './support/stored.ts';

const log = collectLog();
afterAll(() => expect(log()).toEqual([]));

test('the inbox of the sandbox gets a signed test at each start, and then every event', async ({
  stage,
}) => {
  const { environment, dataDir, databaseFile } = await stage.install(quickSandbox);
  const first = await stage.serve(environment);
  await untilReceived(first.inboxUrl ?? '', 'webhook.test');
  await untilPageSays(first.url, 'chat', { reachability: 'reachable' });
  const sandbox = await connectSandbox(dataDir);
  await sandbox.break('chat', 'refuse');
  await untilReceived(first.inboxUrl ?? '', 'component.status_changed');
  await first.stop();
  const second = await stage.serve(environment);
  await untilReceived(second.inboxUrl ?? '', 'webhook.test');
  const stored = await query(databaseFile, 'SELECT type, notify FROM events ORDER BY number');
  expect(stored.map(({ type, notify }) => [type, notify])).toEqual([
    ...[
      ['webhook.test', 0],
      ['component.status_changed', 1],
      ['webhook.test', 0],
    ],
  ]);
  expect(await query(databaseFile, 'SELECT * FROM webhook_endpoints')).toHaveLength(1);
});
