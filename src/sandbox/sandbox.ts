import { randomBytes } from 'node:crypto';
import { createService } from './api.ts';
import {
  type Channel,
  channels,
  type Mode,
  type TargetName,
  targetAt,
  targetsAt,
} from './channels.ts';
import { createChat } from './chat.ts';
import type { Condition } from './condition.ts';
import { createControl, type Switches } from './control.ts';
import { createInbox } from './inbox.tsx';
import { type Listener, openListener, type Speaker } from './listener.ts';
import { statusAt } from './remote.ts';
import { SandboxError } from './sandbox-error.ts';
import { readWhereabouts, removeWhereabouts, writeWhereabouts } from './whereabouts.ts';

/** A support centre on 127.0.0.1 that can be broken at will. */
export type Sandbox = Switches &
  Readonly<{
    /** The addresses to probe, by the environment variables that would name them. */
    targets: Readonly<Record<TargetName, string>>;
    /** Shows what was posted to it. */
    inboxUrl: string;
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
  const open = async (speaker: Speaker) => {
    const listener = await openListener(speaker);
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

type Open = (speaker: Speaker) => Promise<Listener>;

async function startOn(
  open: Open,
  close: () => Promise<void>,
  dataDir: string,
  slowMs: number,
): Promise<Sandbox> {
  const listeners = await openChannels(open);
  const inbox = await open(createInbox());
  const switches = createSwitches(listeners, slowMs);
  const token = randomBytes(32).toString('base64url');
  const control = await open(createControl(token, switches));
  await writeWhereabouts(dataDir, { url: addressOf(control), token, pid: process.pid });
  const stop = async () => {
    await removeWhereabouts(dataDir, token);
    await close();
  };
  return {
    ...switches,
    targets: targetsAt((channel) => listeners[channel].port),
    inboxUrl: addressOf(inbox),
    stop,
  };
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

type Listeners = Readonly<Record<Channel, Listener>>;

async function openChannels(open: Open): Promise<Listeners> {
  const chat = createChat();
  const facts = () => ({ visitorsWaiting: chat.visitorsWaiting() });
  return {
    chat: await open(chat),
    api: await open(createService('api', facts)),
    signin: await open(createService('signin', facts)),
    payments: await open(createService('payments', facts)),
    withdrawals: await open(createService('withdrawals', facts)),
    verification: await open(createService('verification', facts)),
  };
}

function createSwitches(listeners: Listeners, slowMs: number): Switches {
  const heal = (channel: Channel) => listeners[channel].become({ kind: 'well' });
  return {
    status: () =>
      channels.map((channel) => ({
        channel,
        target: targetAt(channel, listeners[channel].port),
        condition: listeners[channel].condition().kind,
      })),
    break: (channel, mode) => listeners[channel].become(conditionOf(mode, slowMs)),
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
