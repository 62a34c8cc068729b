import path from 'node:path';
import type { Outgoing } from '../../actions/change/outgoing.ts';
import { subscribeInbox, unsubscribeInbox } from '../../actions/subscribe-inbox.ts';
import { type Sandbox, startSandbox } from '../../sandbox/sandbox.ts';
import type { Database } from '../../storage/database.ts';
import type { Config } from '../config.ts';
import type { Installation } from './installation.ts';

/** The sandbox that is watched; null where real targets are. */
export async function openSandbox(
  { watches }: Installation,
  { dataDir }: Config,
): Promise<Sandbox | null> {
  return watches === 'sandbox' ? startSandbox({ dataDir: path.resolve(dataDir) }) : null;
}

/** The inbox of the sandbox is told of everything, wherever it listens this time. */
export async function keepInbox(
  db: Database,
  sandbox: Sandbox | null,
  outgoing: Outgoing,
): Promise<void> {
  const acting = { db, actor: { kind: 'clock' }, now: Date.now() } as const;
  if (!sandbox) await unsubscribeInbox(acting);
  else sandbox.verifyBy(await subscribeInbox(acting, outgoing, sandbox.inboxUrl));
}
