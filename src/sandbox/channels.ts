import { SandboxError } from './sandbox-error.ts';

/** What can be broken, by the slug of the component that watches it. */
export const channels = [
  'chat',
  'api',
  'signin',
  'payments',
  'withdrawals',
  'verification',
] as const;
export type Channel = (typeof channels)[number];

/** The environment variable that would hold the address of each channel at a real support centre. */
export const targetNames = {
  chat: 'SUPPORT_CHAT_URL',
  api: 'SUPPORT_API_URL',
  signin: 'WALLET_SIGNIN_URL',
  payments: 'WALLET_PAYMENTS_URL',
  withdrawals: 'WALLET_WITHDRAWALS_URL',
  verification: 'WALLET_VERIFICATION_URL',
} as const satisfies Record<Channel, string>;
export type TargetName = (typeof targetNames)[Channel];

/** Where a channel is to be probed that listens on a port of 127.0.0.1. */
export function targetAt(channel: Channel, port: number): string {
  return channel === 'chat' ? `ws://127.0.0.1:${port}/chat` : `http://127.0.0.1:${port}/health`;
}

/** The targets of a sandbox, by the environment variables that would name them. */
export function targetsAt(portOf: (channel: Channel) => number): Record<TargetName, string> {
  return Object.fromEntries(
    channels.map((channel) => [targetNames[channel], targetAt(channel, portOf(channel))]),
  ) as Record<TargetName, string>;
}

/**
 * The ways in which a channel can be broken. `refuse`: nothing listens. `silent`: accepts and never
 * says a byte. `slow`: good answers, but late. `garbage`: bytes that are no protocol. `close`:
 * accepts and hangs up. `error`: says in its own protocol that it is out of order.
 */
export const modes = ['refuse', 'silent', 'slow', 'garbage', 'close', 'error'] as const;
export type Mode = (typeof modes)[number];

/** How one channel is right now. */
export type ChannelStatus = Readonly<{
  channel: Channel;
  target: string;
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

/** Returns the mode of that name; otherwise throws a SandboxError that lists those there are. */
export function modeNamed(name: string): Mode {
  const mode = modes.find((known) => known === name);
  if (mode) return mode;
  throw new SandboxError(
    'unknown_mode',
    `A channel cannot be broken by "${name}"; use one of: ${modes.join(', ')}.`,
  );
}
