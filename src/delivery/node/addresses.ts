import { lookup as systemLookup } from 'node:dns';
import { Resolver } from 'node:dns/promises';
import type { LookupFunction } from 'node:net';
import { isPublicAddress } from '../webhook/address-rule.ts';
import { AttemptError } from './attempt-error.ts';

/** An IP address that a name leads to. */
export type Address = Readonly<{ address: string; family: 4 | 6 }>;

/** Finds all addresses of a name; none where nobody knows it. Never rejects. */
export type Resolve = (name: string) => Promise<readonly Address[]>;

/**
 * Asks the name servers of the system, and not the system itself: its look-ups share four threads
 * with those of the probes, and one stranger's slow name server would hold them.
 */
export const resolveName: Resolve = async (name) => {
  // A new one each time knows the name servers of now.
  const resolver = new Resolver({ timeout: 2000, tries: 2 });
  const [v4, v6] = await Promise.all([
    resolver.resolve4(name).catch(() => []),
    resolver.resolve6(name).catch(() => []),
  ]);
  return [
    ...v4.map((address) => ({ address, family: 4 as const })),
    ...v6.map((address) => ({ address, family: 6 as const })),
  ];
};

/**
 * Looks names up for connections. Hands on exactly the addresses that were looked at, so that what
 * is connected to was checked, however the name is answered the next time. One that is not of the
 * internet spoils all.
 */
export function guardedLookup(resolve: Resolve): LookupFunction {
  return (name, { all }, callback) => {
    checked(name, resolve).then(
      ([first, ...others]) => {
        if (all) callback(null, [first, ...others]);
        else callback(null, first.address, first.family);
      },
      (error: Error) => callback(error, '', 0),
    );
  };
}

/** Looks names up as the whole system does, for what may be anywhere. */
export const openLookup: LookupFunction = (name, options, callback) =>
  systemLookup(name, options, callback);

async function checked(name: string, resolve: Resolve): Promise<readonly [Address, ...Address[]]> {
  const [first, ...others] = await resolve(name);
  if (!first) throw new AttemptError('name_unknown', `No address is known of ${name}.`);
  if ([first, ...others].every(({ address }) => isPublicAddress(address)))
    return [first, ...others];
  // Which one it is stays unsaid: the owner of the endpoint is a stranger to our network.
  throw new AttemptError('refused_address', `${name} leads to an address that is not public.`);
}
