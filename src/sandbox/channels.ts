import { SandboxError } from './sandbox-error.ts';
import type { Targets } from './targets.ts';

/** What can be broken, by the slug of the component that watches it. */
export const channels = [
  'chat',
  'email',
  'phone',
  'api',
  'signin',
  'payments',
  'withdrawals',
  'verification',
] as const;
export type Channel = (typeof channels)[number];

/** The ways in which every channel can be broken. */
const commonModes = ['refuse', 'silent', 'slow', 'garbage', 'close', 'error'] as const;

/**
 * All ways in which a channel can be broken. `refuse`: nothing listens. `silent`: accepts and never
 * says a byte. `slow`: good answers, but late. `garbage`: bytes that are no protocol. `close`:
 * accepts and hangs up. `error`: says in its own protocol that it is out of order. `lose`: takes
 * what it is given, and nothing ever comes of it.
 */
export const modes = [...commonModes, 'lose'] as const;
export type Mode = (typeof modes)[number];

/** The ways in which this channel can be broken. */
export function modesOf(channel: Channel): readonly Mode[] {
  return channel === 'email' ? modes : commonModes;
}

/** How one channel is right now, and where it is to be probed. */
export type ChannelStatus = Readonly<{
  channel: Channel;
  targets: Partial<Targets>;
  condition: 'well' | Mode;
}>;

/** Returns the channel of that name; otherwise throws a SandboxError that lists those there are. */
export function channelNamed(name: string): Channel {
  const channel = channels.find((known) => known === name);
  if (channel) return channel;
  throw new SandboxError(
    'unknown_channel',
    `There is no channel "${name}" in the sandbox; use one of: ${channels.join(', ')}.`,
  );
}

/** Returns the mode of that name; otherwise throws a SandboxError that lists those the channel has. */
export function modeNamed(name: string, channel: Channel): Mode {
  const mode = modesOf(channel).find((known) => known === name);
  if (mode) return mode;
  throw new SandboxError(
    'unknown_mode',
    `The channel ${channel} cannot be broken by "${name}"; use one of: ${modesOf(channel).join(', ')}.`,
  );
}
