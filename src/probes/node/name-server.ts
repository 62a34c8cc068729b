import { promises as dns } from 'node:dns';
import { isIP, isIPv6 } from 'node:net';
import { domainToASCII } from 'node:url';
import type { DnsSpec } from '../../domain/monitor/dns-spec.ts';
import type { MxRecord } from '../dns/mail-exchanger.ts';
import { Failure, type Run } from '../run.ts';

/** A question that got no answer is asked again after this time, and once more after twice as long. */
const questionMs = 1500;
const questions = 3;

/**
 * The given name server, or those of the system, for one run; at its end all questions are given up.
 * Each answer is null when there is no such name (RFC 2308 §2.1), and empty when the name has nothing
 * of the kind (§2.2). What is not told, by an error or by silence, is a `Failure` (`resolver_failed`).
 */
export class NameServer {
  readonly #resolver = new dns.Resolver({ timeout: questionMs, tries: questions });
  #isOver = false;

  constructor(server: DnsSpec['server'], run: Run) {
    if (server !== null) this.#resolver.setServers([addressOf(server)]);
    run.closeAtEnd(() => {
      this.#isOver = true;
      this.#resolver.cancel();
    });
  }

  mailExchangers(name: string): Promise<readonly MxRecord[] | null> {
    return this.#answer(() => this.#resolver.resolveMx(name));
  }

  /** TXT records; the pieces of each are one text (RFC 7208 §3.3). */
  async texts(name: string): Promise<readonly string[] | null> {
    const records = await this.#answer(() => this.#resolver.resolveTxt(name));
    return records?.map((pieces) => pieces.join('')) ?? null;
  }

  /** What a name is only another word for; null when it is a name of its own. */
  async aliasOf(name: string): Promise<string | null> {
    const aliases = await this.#answer(() => this.#resolver.resolveCname(name));
    return aliases?.[0] ?? null;
  }

  /** One address of either family is enough, whatever becomes of the question for the other. */
  async hasAddress(name: string): Promise<boolean> {
    const answers = await Promise.allSettled([
      this.#answer(() => this.#resolver.resolve4(name)),
      this.#answer(() => this.#resolver.resolve6(name)),
    ]);
    const found = answers.some((answer) => answer.status === 'fulfilled' && answer.value?.length);
    const untold = answers.find((answer) => answer.status === 'rejected');
    if (!found && untold) throw untold.reason;
    return found;
  }

  async #answer<Found>(ask: () => Promise<readonly Found[]>): Promise<readonly Found[] | null> {
    if (this.#isOver) throw new Error('Nothing is asked after the end of a run.');
    try {
      return await ask();
    } catch (error) {
      const { code, message } = error as NodeJS.ErrnoException;
      if (code === 'ENODATA') return [];
      // A name that cannot be, such as the `a..b` of a mistyped MX record, is nobody's.
      if (code === 'ENOTFOUND' || code === 'EBADNAME') return null;
      throw new Failure('resolver_failed', `The name server does not tell: ${message}.`);
    }
  }
}

function addressOf({ host, port }: NonNullable<DnsSpec['server']>): string {
  if (!isIP(host)) throw new Failure('misconfigured', `"${host}" is no IP address of a server.`);
  return isIPv6(host) ? `[${host}]:${port}` : `${host}:${port}`;
}

/**
 * A name as DNS has it, with other letters than Latin ones in Punycode (RFC 5891 §4.4). Throws
 * `misconfigured` for what cannot be a name.
 */
export function asciiName(name: string): string {
  const ascii = domainToASCII(name).replace(/\.$/, '');
  const labels = ascii.split('.');
  const fits = labels.every(({ length }) => length > 0 && length <= 63) && ascii.length <= 253;
  if (fits) return ascii;
  throw new Failure('misconfigured', `"${name}" cannot be the name of a domain.`);
}
