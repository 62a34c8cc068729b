import type { Finding } from './finding.ts';

/** An MX record as it was found (RFC 1035 §3.3.9); the root, written as an empty name, is no host. */
export type MxRecord = Readonly<{ exchange: string; priority: number }>;

/** A mail exchanger and what DNS knows of its name. */
export type MailExchanger = Readonly<{
  host: string;
  hasAddress: boolean;
  /** The name that it is only another word for; null when it is a name of its own. */
  aliasOf: string | null;
}>;

const hostsLimit = 20;

/** The hosts that take mail, the preferred ones first, each once, at most 20. */
export function exchangerHosts(records: readonly MxRecord[]): readonly string[] {
  const preferred = [...records].sort((one, other) => one.priority - other.priority);
  const hosts = preferred.map(({ exchange }) => exchange.toLowerCase().replace(/\.$/, ''));
  return [...new Set(hosts)].slice(0, hostsLimit);
}

/** What is wrong when a domain names no mail server, or says that it takes no mail (RFC 7505 §3). */
export function missingExchanger(domain: string, hosts: readonly string[]): Finding | null {
  const reason = 'mail_exchanger_missing';
  if (hosts.length === 0) return { reason, says: `${domain} has no MX record.` };
  if (hosts.some((host) => host !== '')) return null;
  return { reason, says: `${domain} has the MX record of domains that take no mail (null MX).` };
}

/**
 * What is wrong with those mail exchangers that could be looked at, of `count` in all. Each must have
 * an address (RFC 5321 §5.1) and must not be an alias (RFC 2181 §10.3), which some senders do not
 * follow.
 */
export function exchangerFindings(
  exchangers: readonly MailExchanger[],
  count: number,
): readonly Finding[] {
  const lost = exchangers.filter(({ hasAddress }) => !hasAddress);
  const reason = lost.length === count ? 'mail_exchanger_unknown' : 'mail_exchanger_incomplete';
  const aliases = exchangers.filter(({ aliasOf }) => aliasOf !== null);
  return [
    ...lost.map(({ host }): Finding => ({ reason, says: `MX ${named(host)} has no address.` })),
    ...aliases.map(
      ({ host, aliasOf }): Finding => ({
        reason: 'mail_exchanger_incomplete',
        says: `MX ${named(host)} is an alias of ${aliasOf}, which RFC 2181 forbids.`,
      }),
    ),
  ];
}

function named(host: string): string {
  return host === '' ? '"."' : host;
}
