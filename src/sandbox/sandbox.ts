import { randomBytes } from 'node:crypto';
import { type Channel, channels, type Mode } from './channels.ts';
import type { Condition } from './condition.ts';
import { createControl, type Switches } from './control.ts';
import { createInbox } from './inbox.tsx';
import { type Entrance, type Listener, openListener } from './listener.ts';
import { statusAt } from './remote.ts';
import { SandboxError } from './sandbox-error.ts';
import { createSupportCentre } from './support-centre.ts';
import {
  type Door,
  doorsOf,
  type Passwords,
  perDoor,
  type Targets,
  targetsAt,
  targetsOf,
} from './targets.ts';
import { tcpEntrance } from './tcp-entrance.ts';
import { readWhereabouts, removeWhereabouts, writeWhereabouts } from './whereabouts.ts';

/** A support centre on 127.0.0.1 that can be broken at will. */
export type Sandbox = Switches &
  Readonly<{
    /** What to probe, by the environment variables that would name it. */
    targets: Targets;
    /** Shows what was posted to it. */
    inboxUrl: string;
    /** Has it look at signatures by a secret (`whsec_…`). */
    verifyBy(secret: string): void;
    /** Resets every connection, frees every port and removes the file by which it is found. */
    stop(): Promise<void>;
  }>;

/** `slowMs` is how late a slow channel answers: above what counts as slow, below what counts as down. */
export type SandboxOptions = Readonly<{ dataDir: string; slowMs?: number }>;

/**
 * Starts the sandbox and makes it findable through `sandbox.json` in the data directory. Rejects
 * with a SandboxError of kind `already_running` when another one answers there.
 */
export async function startSandbox({ dataDir, slowMs = 4000 }: SandboxOptions): Promise<Sandbox> {
  await assertNoneAnswers(dataDir);
  const opened: Listener[] = [];
  const open = async (...entrances: readonly Entrance[]) => {
    const listener = await openListener(...entrances);
    opened.push(listener);
    return listener;
  };
  try {
    return await startOn(open, () => stopAll(opened), dataDir, slowMs);
  } catch (error) {
    await stopAll(opened);
    throw error;
  }
}

type Open = (...entrances: readonly Entrance[]) => Promise<Listener>;

async function startOn(
  open: Open,
  close: () => Promise<void>,
  dataDir: string,
  slowMs: number,
): Promise<Sandbox> {
  const passwords = { mail: randomPassword(), phone: randomPassword() };
  const listeners = await openDoors(open, passwords);
  const targets = targetsAt(
    perDoor((door) => listeners[door].port),
    passwords,
  );
  let secret: string | null = null;
  const inbox = await open(tcpEntrance(createInbox(() => secret)));
  const switches = createSwitches(listeners, targets, slowMs);
  const token = randomBytes(32).toString('base64url');
  const control = await open(tcpEntrance(createControl(token, switches)));
  await writeWhereabouts(dataDir, { url: addressOf(control), token, pid: process.pid });
  const stop = async () => {
    await removeWhereabouts(dataDir, token);
    await close();
  };
  const verifyBy = (known: string) => {
    secret = known;
  };
  return { ...switches, targets, inboxUrl: addressOf(inbox), verifyBy, stop };
}

/** With signs that have a meaning in URLs, as real passwords have them. */
function randomPassword(): string {
  return `${randomBytes(12).toString('base64')}+/`;
}

async function stopAll(listeners: readonly Listener[]): Promise<void> {
  await Promise.all(listeners.map((listener) => listener.stop()));
}

async function assertNoneAnswers(dataDir: string): Promise<void> {
  const trace = await readWhereabouts(dataDir);
  if (trace.kind !== 'found' || !(await statusAt(trace))) return;
  throw new SandboxError(
    'already_running',
    `A sandbox already runs with the data directory ${dataDir} (process ${trace.pid}); stop it or set another DATA_DIR.`,
  );
}

type Listeners = Readonly<Record<Door, Listener>>;

async function openDoors(open: Open, passwords: Passwords): Promise<Listeners> {
  const centre = createSupportCentre(passwords);
  return {
    chat: await open(...centre.chat),
    smtp: await open(...centre.smtp),
    imap: await open(...centre.imap),
    sip: await open(...centre.sip),
    api: await open(...centre.api),
    signin: await open(...centre.signin),
    payments: await open(...centre.payments),
    withdrawals: await open(...centre.withdrawals),
    verification: await open(...centre.verification),
  };
}

function createSwitches(listeners: Listeners, targets: Targets, slowMs: number): Switches {
  const become = async (channel: Channel, condition: Condition) => {
    await Promise.all(doorsOf[channel].map((door) => listeners[door].become(condition)));
  };
  const heal = (channel: Channel) => become(channel, { kind: 'well' });
  return {
    status: () =>
      channels.map((channel) => ({
        channel,
        targets: targetsOf(channel, targets),
        condition: listeners[doorsOf[channel][0]].condition().kind,
      })),
    break: (channel, mode) => become(channel, conditionOf(mode, slowMs)),
    heal: async (channel) => {
      await Promise.all(channel ? [heal(channel)] : channels.map(heal));
    },
  };
}

function conditionOf(mode: Mode, slowMs: number): Condition {
  return mode === 'slow' ? { kind: 'slow', byMs: slowMs } : { kind: mode };
}

function addressOf({ port }: Listener): string {
  return `http://127.0.0.1:${port}/`;
}
