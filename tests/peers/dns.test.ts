import { beforeAll, beforeEach, expect, test } from 'vitest';
import type { DnsSpec } from '../../src/domain/monitor/dns-spec.ts';
import { observe, wholeWait } from '../contract/observed-run.ts';
import { nodeProbe } from '../support/node-probe.ts';
import { type Dnsmasq, startDnsmasq } from '../support/peers/dnsmasq.ts';
import { logOnFailure } from '../support/peers/log-on-failure.ts';
import { describeWith } from '../support/system-parts.ts';

const probe = nodeProbe('dns');
const timeoutMs = 2000;
const everything: DnsSpec['expect'] = {
  mx: true,
  addresses: ['mx1.test', 'only6.test'],
  spf: true,
  dmarc: true,
  dkim: ['k1'],
};

describeWith(['dnsmasq'], 'a look into dnsmasq', () => {
  let dnsmasq: Dnsmasq;
  beforeAll(async () => {
    dnsmasq = await startDnsmasq();
    return () => dnsmasq.end();
  });
  beforeEach(() => dnsmasq.thaw());
  logOnFailure(() => dnsmasq);

  const look = (domain: string, expected: Partial<DnsSpec['expect']> = everything) => {
    const expect = {
      ...{ mx: false, addresses: [], spf: false, dmarc: false, dkim: [] },
      ...expected,
    };
    return observe(probe, { kind: 'dns', domain, server: dnsmasq.server, expect }, timeoutMs);
  };

  test.each(['good.test', '中国.test', 'six.test', 'long.test', 'help.good.test'])(
    'finds %s up',
    async (domain) => {
      const { result } = await look(domain);
      expect(result).toMatchObject({ outcome: 'up', reason: null, detail: null });
      expect(Object.keys(result.phases)).toEqual(['mx', 'addresses', 'spf', 'dmarc', 'dkim']);
    },
  );

  const faults = [
    ['nobody.test', 'name_not_found', 'no domain nobody.test'],
    ['no-mx.test', 'mail_exchanger_missing', 'no MX record'],
    ['null-mx.test', 'mail_exchanger_missing', 'null MX'],
    ['lost-mx.test', 'mail_exchanger_unknown', 'MX nowhere.test has no address'],
    ['half-mx.test', 'mail_exchanger_incomplete', 'MX nowhere.test has no address'],
    ['alias-mx.test', 'mail_exchanger_incomplete', 'alias.test is an alias of mx1.test'],
    ['no-spf.test', 'spf_invalid', 'no record'],
    ['two-spf.test', 'spf_invalid', 'more than one'],
    ['bad-spf.test', 'spf_invalid', 'ipv4:192.0.2.1'],
    ['no-dmarc.test', 'dmarc_invalid', 'no record'],
    ['two-dmarc.test', 'dmarc_invalid', 'more than one'],
    ['bad-dmarc.test', 'dmarc_invalid', '"all"'],
    ['no-dkim.test', 'dkim_invalid', 'k1._domainkey.no-dkim.test: there is no TXT record'],
    ['revoked-dkim.test', 'dkim_invalid', 'revoked'],
    ['cut-dkim.test', 'dkim_invalid', 'cut short'],
  ] as const;
  test.each(faults)('finds what is wrong with %s: %s', async (domain, reason, says) => {
    const { result } = await look(domain);
    expect(result.reason).toBe(reason);
    expect(result.detail).toContain(says);
  });

  test('names all that is wrong, and the worst decides', async () => {
    const { result } = await look('worst.test');
    expect(result).toMatchObject({ outcome: 'down', reason: 'mail_exchanger_unknown' });
    for (const part of ['MX', 'SPF', 'DMARC', 'DKIM']) expect(result.detail).toContain(part);
  });

  test('finds a name without an address', async () => {
    const { result } = await look('good.test', { addresses: ['good.test', 'nowhere.test'] });
    expect(result).toMatchObject({ outcome: 'down', reason: 'name_not_found' });
    expect(result.detail).toBe('nowhere.test has no address.');
  });

  test('does not blame a domain that the server refuses to speak of', async () => {
    const { result } = await look('good.example', { mx: true });
    expect(result).toMatchObject({ outcome: 'unknown', reason: 'resolver_failed' });
    expect(result.detail).toContain('EREFUSED');
  });

  test('cannot tell while it is frozen, and says so on the deadline', async () => {
    dnsmasq.freeze();
    const { result, overrunMs } = await look('good.test');
    expect(result).toMatchObject({ outcome: 'unknown', reason: 'resolver_failed' });
    expect(result.latencyMs).toBeGreaterThanOrEqual(wholeWait(timeoutMs));
    expect(overrunMs).toBeLessThan(100);
    dnsmasq.thaw();
    expect((await look('good.test')).result.outcome).toBe('up');
  });

  test('cannot tell while it is stopped, and finds all well after a restart', async () => {
    await dnsmasq.stop();
    const { result } = await look('good.test');
    expect(result).toMatchObject({ outcome: 'unknown', reason: 'resolver_failed' });
    await dnsmasq.start();
    expect((await look('good.test')).result.outcome).toBe('up');
  });
});
