import type { Client, InStatement, TransactionMode } from '@libsql/client';
import { vi } from 'vitest';
import type { Monitor } from '../../../src/domain/monitor/monitor.ts';
import { type Platform, snapshotOptions } from '../../../src/runtimes/application.ts';
import { type Allowance, createAllowance } from '../../../src/runtimes/edge/allowance.ts';
import { type Clockwork, runTurn } from '../../../src/runtimes/edge/cron.ts';
import { edgeFacts, factsSource } from '../../../src/runtimes/edge/facts.ts';
import { onceIn, openInvocations } from '../../../src/runtimes/edge/invocation.ts';
import { countedCache } from '../../../src/runtimes/edge/near-cache.ts';
import { edgeOutgoing } from '../../../src/runtimes/edge/outgoing.ts';
import { edgeSnapshots } from '../../../src/runtimes/edge/snapshots.ts';
import type { Log } from '../../../src/runtimes/log.ts';
import { makeKnown, snapshotLog } from '../../../src/runtimes/wiring.ts';
import { type Database, drizzleOn } from '../../../src/storage/database.ts';
import { someMonitor, someSite } from '../../support/facts.ts';

/** How somebody out there behaves. */
export type Peer = 'healthy' | 'slow' | 'hanging' | 'redirecting' | 'failing';

/** How long an answer takes of each, in milliseconds; null of who never answers. */
const answerMs: Readonly<Record<Peer, number | null>> = {
  ...{ healthy: 500, slow: 6000, hanging: null, redirecting: 100, failing: 300 },
};

/** How long a request to the database takes, in milliseconds. */
const databaseMs = 30;

/** What one turn of the clock took. */
export type Taken = Readonly<{ mostAtOnce: number; subrequests: number; ms: number }>;

const { subtle } = crypto;

/** As they were before anybody counted them. */
const signing = { sign: subtle.sign, digest: subtle.digest, importKey: subtle.importKey };

const baseUrl = 'https://status.example';
const secret = 'a secret that only tests have, and long enough';

/**
 * A Worker on a platform of which only time and network are made up: each request takes its time by a
 * clock that jumps, and the database is a real one. To be used with fake timers.
 */
export function simulatedEdge(db: Database, peers: readonly Peer[], subrequests = 50) {
  vi.stubGlobal('fetch', answeredBy);
  const isSigning = watchSigning();
  const monitors = peers.map(monitorOf);
  const watched = { site: someSite(), monitors };
  const faults: string[] = [];
  const said: string[] = [];
  const log = logInto(faults, said);
  const allowances: Allowance[] = [];
  const allow = () => {
    const allowance = createAllowance({ connections: 6, subrequests });
    allowances.push(allowance);
    return allowance;
  };
  const invocations = openInvocations(allow, async (allowance) => distant(db, allowance));
  const open = () => invocations.current().open();
  const platform: Platform = {
    ...{ watched, notice: 'none', baseUrl, sharing: 'results', compress: {}, open, log },
  };
  const empty = { get: async () => null, put: async () => undefined };
  const near = countedCache(empty, invocations.current);
  const facts = edgeFacts(factsSource(open, watched.site.timeZone, near), {
    now: Date.now,
    log: snapshotLog(log),
  });
  const config = {
    mail: { url: null, from: null, bounceImapUrl: null },
    allowPrivateWebhooks: true,
  };
  const resolved = {
    ...{ watched, settings: [], leftOut: [], unwatched: [], fileOf: new Map() },
  };
  const clockwork: Clockwork = {
    ...{ invocations, log, resolved, keepFacts: facts.keep },
    makeKnown: onceIn((known) => makeKnown(known, resolved)),
    snapshots: edgeSnapshots(snapshotOptions(platform), facts),
    leaving: edgeOutgoing(
      invocations.current,
      config,
      { watched, baseUrl, inboxUrl: null },
      secret,
      log,
    ),
  };
  return {
    faults,
    /** What was logged that is no fault. */
    said,
    /** Does what the clock does, and lets time pass until it is done. */
    async turn(): Promise<Taken> {
      const begunAt = Date.now();
      allowances.length = 0;
      await timePasses(runTurn(clockwork), isSigning);
      const [allowance] = allowances;
      return {
        mostAtOnce: allowance?.mostAtOnce() ?? 0,
        subrequests: subrequests - (allowance?.left() ?? subrequests),
        ms: Date.now() - begunAt,
      };
    },
  };
}

function monitorOf(peer: Peer, index: number): Monitor {
  const { probe, ...monitor } = someMonitor('api');
  const slug = `monitor-${index}`;
  if (probe.kind !== 'http') throw new Error('It looks by HTTP.');
  return {
    ...{ ...monitor, slug, degradedAfterMs: null, intervalMs: 60_000 },
    probe: { ...probe, url: `https://${peer}.example/${slug}`, maxRedirects: 3 },
  };
}

/** The name of the host says how it behaves. */
async function answeredBy(input: string | URL, init: RequestInit = {}): Promise<Response> {
  const url = new URL(input);
  const peer = url.hostname.split('.')[0] as Peer;
  await passes(answerMs[peer], init.signal ?? null);
  if (peer === 'failing') return new Response('bad', { status: 503 });
  const redirects = peer === 'redirecting' && url.hash.length < 3;
  if (!redirects) return new Response('ok');
  return new Response(null, { status: 302, headers: { location: `${url.href}#` } });
}

function passes(ms: number | null, signal: AbortSignal | null): Promise<void> {
  return new Promise((resolve, reject) => {
    signal?.addEventListener('abort', () => reject(new Error('aborted')));
    if (ms !== null) setTimeout(resolve, ms);
  });
}

/** The same database, far away: each call is a request. */
function distant(db: Database, allowance: Allowance): Database {
  const far = <Answer>(work: () => Promise<Answer>): Promise<Answer> =>
    allowance.ask(async () => {
      await passes(databaseMs, null);
      return work();
    });
  const client: Client = {
    ...db.client,
    protocol: 'http',
    execute: (statement: InStatement) => far(() => db.client.execute(statement)),
    batch: (statements: InStatement[], mode?: TransactionMode) =>
      far(() => db.client.batch(statements, mode)),
  } as Client;
  return {
    client,
    drizzle: drizzleOn(client),
    write: (statements) => far(() => db.write(statements)),
  };
}

function logInto(faults: string[], said: string[]): Log {
  const into = (lines: string[]) => (message: string, facts?: unknown) =>
    void lines.push(`${message} ${JSON.stringify(facts)}`);
  const fault = into(faults);
  return { debug: () => undefined, info: into(said), warn: fault, error: fault };
}

/** Messages are signed beside the event loop: whether any is at the moment. */
function watchSigning(): () => boolean {
  let underWay = 0;
  const counted =
    <Asked extends readonly unknown[], Answer>(work: (...asked: Asked) => Promise<Answer>) =>
    (...asked: Asked) => {
      underWay += 1;
      return Reflect.apply(work, subtle, asked).finally(() => {
        underWay -= 1;
      });
    };
  const { sign, digest, importKey } = signing;
  vi.spyOn(subtle, 'sign').mockImplementation(counted(sign));
  vi.spyOn(subtle, 'digest').mockImplementation(counted(digest));
  vi.spyOn(subtle, 'importKey').mockImplementation(counted(importKey) as typeof importKey);
  return () => underWay > 0;
}

/** Jumps from timer to timer, and lets everything happen that happens at one instant. */
async function timePasses(work: Promise<void>, isSigning: () => boolean): Promise<void> {
  let over = false;
  const done = work.finally(() => {
    over = true;
  });
  done.catch(() => undefined);
  while (!over) {
    for (let turn = 0; turn < 12 || isSigning(); turn++) {
      await new Promise((resolve) => setImmediate(resolve));
    }
    if (!over) await vi.advanceTimersToNextTimerAsync();
  }
  await done;
}
