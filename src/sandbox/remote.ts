import * as z from 'zod';
import { type ChannelStatus, channelNamed, channels, modeNamed, modes } from './channels.ts';
import { SandboxError, sandboxErrorKinds } from './sandbox-error.ts';
import { targetNames } from './targets.ts';
import { readWhereabouts, type Whereabouts, whereaboutsFile } from './whereabouts.ts';

/** The switches of a sandbox that runs in another process. */
export type RemoteSandbox = Readonly<{
  status(): Promise<readonly ChannelStatus[]>;
  break(channel: string, mode: string): Promise<void>;
  /** Heals one channel, or all. */
  heal(channel?: string): Promise<void>;
}>;

const statuses = z.array(
  z.object({
    channel: z.enum(channels),
    targets: z.partialRecord(z.enum(Object.values(targetNames).flat()), z.string()),
    condition: z.enum(['well', ...modes]),
  }),
);
const fault = z.object({ code: z.string(), detail: z.string() });

/**
 * Finds the sandbox that runs with this data directory. Rejects with a SandboxError of kind
 * `not_running` or `stale`; its methods reject with one that says in a sentence what to do.
 */
export async function connectSandbox(dataDir: string): Promise<RemoteSandbox> {
  const trace = await readWhereabouts(dataDir);
  if (trace.kind === 'none') throw notRunning(dataDir);
  if (trace.kind === 'unreadable') throw stale(dataDir, 'cannot be read');
  const gone = () => stale(dataDir, `is left over from process ${trace.pid}, which has ended`);
  const status = async () => {
    const known = await statusAt(trace);
    if (!known) throw gone();
    return known;
  };
  const change = async (method: 'PUT' | 'DELETE', path: string) => {
    const response = await ask(trace, method, path);
    if (!response) throw gone();
    if (!response.ok) throw await faultIn(response);
  };
  await status();
  return {
    status,
    break: async (channel, mode) => {
      const known = channelNamed(channel);
      await change('PUT', `/channels/${known}/break/${modeNamed(mode, known)}`);
    },
    heal: async (channel) =>
      change(
        'DELETE',
        `/channels${channel === undefined ? '' : `/${channelNamed(channel)}`}/break`,
      ),
  };
}

/** Asks a sandbox how its channels are; null when whatever is there now is not that sandbox. */
export async function statusAt(whereabouts: Whereabouts): Promise<readonly ChannelStatus[] | null> {
  const response = await ask(whereabouts, 'GET', '/channels');
  if (!response?.ok) return null;
  return statuses.safeParse(await response.json().catch(() => null)).data ?? null;
}

async function ask(to: Whereabouts, method: string, path: string): Promise<Response | null> {
  const headers = { authorization: `Bearer ${to.token}` };
  const signal = AbortSignal.timeout(5000);
  try {
    return await fetch(new URL(path, to.url), { method, headers, signal, redirect: 'error' });
  } catch {
    // Refused, hung up or no answer in time: the sandbox is gone.
    return null;
  }
}

async function faultIn(response: Response): Promise<Error> {
  const { success, data } = fault.safeParse(await response.json().catch(() => null));
  if (!success) return new SandboxError('refused', `The sandbox answered ${response.status}.`);
  const kind = sandboxErrorKinds.find((known) => known === data.code) ?? 'refused';
  return new SandboxError(kind, data.detail);
}

function notRunning(dataDir: string): SandboxError {
  return new SandboxError(
    'not_running',
    `No sandbox runs with the data directory ${dataDir}; start one with "npm start".`,
  );
}

function stale(dataDir: string, why: string): SandboxError {
  return new SandboxError(
    'stale',
    `${whereaboutsFile(dataDir)} ${why}; start the sandbox again with "npm start".`,
  );
}
