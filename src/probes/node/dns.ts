import type { DnsSpec } from '../../domain/monitor/dns-spec.ts';
import { dkimFault } from '../dns/dkim.ts';
import { dmarcFault, dmarcRecords, domainsAbove, recordAbove } from '../dns/dmarc.ts';
import { type Finding, failureOfFindings, partly } from '../dns/finding.ts';
import {
  exchangerFindings,
  exchangerHosts,
  type MailExchanger,
  missingExchanger,
} from '../dns/mail-exchanger.ts';
import { spfFault } from '../dns/spf.ts';
import type { Probe } from '../probe.ts';
import { Failure, type Run, runProbe } from '../run.ts';
import { asciiName, NameServer } from './name-server.ts';

/** A part of what is asked: what is wrong there, if anything. */
type Question = (domain: string, server: NameServer) => Promise<readonly Finding[]>;

/**
 * Asks what DNS has to say of a domain, through the phases `mx`, `addresses`, `spf`, `dmarc` and
 * `dkim`, each only where it is expected. All faults are found, and the worst decides the reason.
 */
export const dnsProbe: Probe<DnsSpec> = (spec, context) =>
  runProbe(context, async (run) => {
    const domain = asciiName(spec.domain);
    const server = new NameServer(spec.server, run);
    const findings: Finding[] = [];
    for (const [phase, question] of questionsOf(spec)) {
      enter(phase, findings, run);
      findings.push(...(await together([question(domain, server)])));
    }
    const failure = failureOfFindings(findings);
    if (failure) throw failure;
  });

function questionsOf({ expect }: DnsSpec): readonly (readonly [phase: string, Question])[] {
  const { mx, addresses, spf, dmarc, dkim } = expect;
  return [
    ...(mx ? [['mx', findMailFaults] as const] : []),
    ...(addresses.length > 0 ? [['addresses', findLostNames(addresses)] as const] : []),
    ...(spf ? [['spf', findSpfFault] as const] : []),
    ...(dmarc ? [['dmarc', findDmarcFault] as const] : []),
    ...(dkim.length > 0 ? [['dkim', findDkimFaults(dkim)] as const] : []),
  ];
}

/** If time runs out, what was found so far still stands. */
function enter(phase: string, findings: readonly Finding[], run: Run): void {
  run.enter(phase, 'resolver_failed');
  const failure = failureOfFindings(findings);
  if (failure) run.lateMeans(failure.reason, `${failure.message} No answer in phase "${phase}".`);
}

/** What a name server does not tell is a finding like others, so that the rest is asked, too. */
async function together(
  questions: readonly Promise<readonly Finding[]>[],
): Promise<readonly Finding[]> {
  const { told, untold } = await partly(questions);
  return [...told.flat(), ...untold];
}

async function findMailFaults(domain: string, server: NameServer): Promise<readonly Finding[]> {
  const records = unlessNoName(domain, await server.mailExchangers(domain));
  const hosts = exchangerHosts(records);
  const missing = missingExchanger(domain, hosts);
  if (missing) return [missing];
  const { told, untold } = await partly(hosts.map((host) => exchangerOf(host, server)));
  return [...exchangerFindings(told, hosts.length), ...untold];
}

async function exchangerOf(host: string, server: NameServer): Promise<MailExchanger> {
  if (host === '') return { host, hasAddress: false, aliasOf: null };
  const [hasAddress, aliasOf] = await Promise.all([server.hasAddress(host), server.aliasOf(host)]);
  return { host, hasAddress, aliasOf };
}

function findLostNames(names: readonly string[]): Question {
  const find = async (text: string, server: NameServer): Promise<readonly Finding[]> => {
    const name = asciiName(text);
    if (await server.hasAddress(name)) return [];
    return [{ reason: 'name_not_found', says: `${name} has no address.` }];
  };
  return (_, server) => together(names.map((name) => find(name, server)));
}

async function findSpfFault(domain: string, server: NameServer): Promise<readonly Finding[]> {
  const fault = spfFault(unlessNoName(domain, await server.texts(domain)));
  return fault === null ? [] : [{ reason: 'spf_invalid', says: `SPF of ${domain}: ${fault}` }];
}

async function findDmarcFault(domain: string, server: NameServer): Promise<readonly Finding[]> {
  const own = await dmarcRecordsOf(domain, server);
  const inherited = own.length > 0 ? null : await recordAboveOf(domain, server);
  const fault = dmarcFault(inherited === null ? own : [inherited]);
  return fault === null ? [] : [{ reason: 'dmarc_invalid', says: `DMARC of ${domain}: ${fault}` }];
}

async function recordAboveOf(domain: string, server: NameServer): Promise<string | null> {
  const walk = domainsAbove(domain).map((above) => dmarcRecordsOf(above, server));
  return recordAbove(await Promise.all(walk));
}

async function dmarcRecordsOf(domain: string, server: NameServer): Promise<readonly string[]> {
  return dmarcRecords((await server.texts(`_dmarc.${domain}`)) ?? []);
}

function findDkimFaults(selectors: readonly string[]): Question {
  const find = async (text: string, server: NameServer): Promise<readonly Finding[]> => {
    const name = asciiName(text);
    const fault = dkimFault((await server.texts(name)) ?? []);
    return fault === null ? [] : [{ reason: 'dkim_invalid', says: `DKIM at ${name}: ${fault}` }];
  };
  return (domain, server) =>
    together(selectors.map((selector) => find(`${selector}._domainkey.${domain}`, server)));
}

function unlessNoName<Found>(domain: string, answer: readonly Found[] | null): readonly Found[] {
  if (answer !== null) return answer;
  throw new Failure('name_not_found', `There is no domain ${domain}.`);
}
