import { promises as dns } from 'node:dns';
import { isIP } from 'node:net';
import type { AddressFamily } from '../../domain/monitor/probe-spec.ts';
import { Failure, type Run } from '../run.ts';
import { within } from '../time-limit.ts';
import { throwFailure } from './failure.ts';

/** An IP address of a target. */
export type Address = Readonly<{ address: string; family: number }>;

/** Finds all addresses of a name, best first; rejects with the resolver's error. */
export type Lookup = (name: string) => Promise<readonly Address[]>;

/** Which addresses a single look may use. */
export type OneFamily = Exclude<AddressFamily, 'both'>;

const lookupLimitMs = 5000;

/** The resolver of the system, which also knows its hosts file and search domains. */
export const systemLookup: Lookup = (name) => dns.lookup(name, { all: true });

/**
 * Lets look-ups of one name share one call while it runs. A call into the system cannot be
 * cancelled; without sharing, one hung name would take every thread that resolves names.
 */
export function shared(lookup: Lookup): Lookup {
  const running = new Map<string, Promise<readonly Address[]>>();
  return (name) => {
    const joined = running.get(name);
    if (joined) return joined;
    const started = lookup(name).finally(() => running.delete(name));
    running.set(name, started);
    return started;
  };
}

/**
 * The addresses of a host in the wanted family, the system's choice first. Throws a `Failure` when
 * there is none.
 */
export async function addressesOf(
  host: string,
  family: OneFamily,
  lookup: Lookup,
  run: Run,
): Promise<readonly Address[]> {
  run.enter('dns', 'resolver_failed');
  const literal = isIP(host);
  if (literal !== 0)
    return onlyFamily([{ address: host, family: literal }], family, 'misconfigured');
  const looking = lookup(host).catch(throwFailure);
  const found = await within(lookupLimitMs, run, looking);
  return onlyFamily(found, family, 'name_not_found');
}

function onlyFamily(
  addresses: readonly Address[],
  family: OneFamily,
  whenNone: 'misconfigured' | 'name_not_found',
): readonly Address[] {
  const wanted = { any: null, ipv4: 4, ipv6: 6 }[family];
  const left = addresses.filter((address) => wanted === null || address.family === wanted);
  if (left.length === 0)
    throw new Failure(whenNone, `The target has no address of family ${family}.`);
  return left;
}
