import { connectSandbox } from '../../sandbox/remote.ts';
import { table } from '../table.ts';

/** Says how each channel of the running sandbox is, and what there is to be probed of it. */
export async function sandboxStatus(dataDir: string): Promise<string> {
  const channels = await (await connectSandbox(dataDir)).status();
  return table(
    channels.flatMap(({ channel, condition, targets }) =>
      Object.entries(targets).map(([name, target]) => [channel, condition, name, target]),
    ),
  );
}

/** Breaks one channel of the running sandbox. */
export async function breakChannel(
  dataDir: string,
  channel: string,
  mode: string,
): Promise<string> {
  await (await connectSandbox(dataDir)).break(channel, mode);
  return `The sandbox's ${channel} is broken now: ${mode}. Heal it with: helplight sandbox heal ${channel}`;
}

/** Heals one channel of the running sandbox, or all. */
export async function healChannel(dataDir: string, channel: string | undefined): Promise<string> {
  await (await connectSandbox(dataDir)).heal(channel);
  return channel ? `The sandbox's ${channel} is well again.` : 'All of the sandbox is well again.';
}
