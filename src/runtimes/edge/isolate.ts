import { createClient } from '@libsql/client/web';
import type { RunNow } from '../../actions/run-monitor.ts';
import { type Database, openDatabase, remoteClientOver } from '../../storage/database.ts';
import { feedsOf, openApplication, type Platform, snapshotOptions } from '../application.ts';
import type { Config } from '../config.ts';
import { createLog } from '../log.ts';
import { makeKnown, snapshotLog } from '../wiring.ts';
import { type Allowance, askingDatabase, createAllowance } from './allowance.ts';
import { mostConnections, parts } from './budget.ts';
import { edgeFacts, factsSource } from './facts.ts';
import { type Bindings, readInstallation } from './installation.ts';
import { onceIn, openInvocations } from './invocation.ts';
import { lookByHand } from './looking.ts';
import { watchedHere } from './lookout.ts';
import { countedCache, dataCentreCache } from './near-cache.ts';
import { edgeOutgoing } from './outgoing.ts';
import { edgeSnapshots } from './snapshots.ts';

/** What keeps an isolate awake after its answer; the application hands it through untouched. */
export type Waiting = Readonly<{ waitUntil(work: Promise<unknown>): void }>;

/** Everything that an isolate keeps between requests. */
export type Isolate = ReturnType<typeof openIsolate>;

/**
 * Puts together what an isolate keeps between requests; no connection is among it.
 * @throws ConfigError with every fault of the settings, DefinitionError with those of the files.
 */
export function openIsolate(env: Bindings) {
  const { config, secret, subrequests, watches, resolved } = readInstallation(env);
  const log = createLog(config.logLevel);
  const { watched } = resolved;
  const baseUrl = config.baseUrl ?? 'https://localhost';
  const allow = () => createAllowance({ connections: mostConnections, subrequests });
  const invocations = openInvocations(allow, (allowance) => openRemote(config, allowance));
  const { current } = invocations;
  const open = () => current().open();
  const notice = watches === 'sandbox' ? 'sandbox' : 'none';
  const platform: Platform = {
    ...{ watched: watchedHere(watched), notice, baseUrl, open, log },
    sharing: 'results',
    // The platform compresses on its way out.
    compress: {},
  };
  const near = countedCache(dataCentreCache(baseUrl, config.database.url), current);
  const source = factsSource(open, watched.site.timeZone, near);
  const facts = edgeFacts(source, { now: Date.now, log: snapshotLog(log) });
  const snapshots = edgeSnapshots(snapshotOptions(platform), facts);
  const inboxUrl = env.SANDBOX_INBOX_URL ?? null;
  const leaving = edgeOutgoing(current, config, { watched, baseUrl, inboxUrl }, secret, log);
  const { outgoing } = leaving;
  const runNow: RunNow = async (slug, mayLook) => {
    const share = current().allowance().share(parts.lookByHand);
    return lookByHand({ resolved, log, share }, await open(), slug, mayLook);
  };
  const changed = () => {
    outgoing.wake();
    return snapshots.refresh();
  };
  const tools = {
    ...{ outgoing, runNow, changed, addressOf },
    // The platform serves `public/` before the Worker is asked.
    assets: new Map(),
    later: (work: Promise<void>, waiting: unknown) => (waiting as Waiting).waitUntil(work),
    // An isolate has one thread, and no request in it may wait for another.
    inTurn: <Result>(work: () => Promise<Result>) => work(),
  };
  const app = openApplication(platform, tools, snapshots, feedsOf(platform, snapshots));
  const known = onceIn((db) => makeKnown(db, resolved));
  const { keep: keepFacts } = facts;
  return { app, log, invocations, resolved, makeKnown: known, snapshots, keepFacts, leaving };
}

function openRemote(
  { database: { url, authToken } }: Config,
  allowance: Allowance,
): Promise<Database> {
  const client = {
    ...remoteClientOver(askingDatabase(allowance)),
    url,
    ...(authToken && { authToken }),
  };
  return openDatabase(createClient(client));
}

/** Cloudflare sets it, whatever the visitor sends. */
function addressOf(request: Request): string {
  return request.headers.get('cf-connecting-ip') ?? 'unknown';
}
