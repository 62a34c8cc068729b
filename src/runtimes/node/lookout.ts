import { readFile } from 'node:fs/promises';
import { nodeProbes } from '../../probes/node.ts';
import { type Config, ConfigError } from '../config.ts';
import type { Lookout } from '../look.ts';

/** Where a Node process looks from: here, with every probe there is. */
export async function nodeLookout({ probeCaFile }: Pick<Config, 'probeCaFile'>): Promise<Lookout> {
  const ca = probeCaFile === null ? undefined : await readAuthorities(probeCaFile);
  return { probes: nodeProbes({ ca }), location: 'local', shortestIntervalMs: 0, now: Date.now };
}

/**
 * Reads further certificate authorities that are trusted.
 * @throws ConfigError where the file holds none.
 */
export async function readAuthorities(file: string): Promise<string> {
  const text = await readFile(file, 'utf8').catch(() => null);
  if (text?.includes('-----BEGIN CERTIFICATE-----')) return text;
  throw new ConfigError(
    'PROBE_CA_FILE must be a file that can be read and holds PEM certificates.',
  );
}
