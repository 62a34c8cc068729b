import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { Reason } from '../../src/domain/monitor/reason.ts';
import type { Records } from '../support/targets/dns-message.ts';
import { dnsSpec } from '../support/targets/dns-specs.ts';
import {
  type Reply,
  serving,
  startNameServer,
  truncating,
  type Zone,
} from '../support/targets/name-server.ts';
import { memoryGrowth } from './memory.ts';
import { dnsProbe, host, lookThrough, well } from './observed-dns.ts';
import { ampleMs, mebibyte } from './probe-subject.ts';

describe('the dns probe and a domain that is in order', () => {
  test('finds it up, with a phase for all that was asked', async () => {
    const { result } = await lookThrough(serving(well));
    expect(result).toMatchObject({ outcome: 'up', reason: null, detail: null, certificate: null });
    expect(Object.keys(result.phases)).toEqual(['mx', 'addresses', 'spf', 'dmarc', 'dkim']);
  });

  test('asks only what is expected', async () => {
    const { result, server } = await lookThrough(serving(well), { expect: { spf: true } });
    expect(Object.keys(result.phases)).toEqual(['spf']);
    expect(server.asked()).toEqual(['good.test over udp']);
  });

  test('asks again by TCP what does not fit into a packet', async () => {
    const { result, server } = await lookThrough(truncating(serving(well)));
    expect(result).toMatchObject({ outcome: 'up' });
    expect(server.asked()).toContain('_dmarc.good.test over tcp');
  });

  test('finds a slow name server slow', async () => {
    const slow: Reply = async (query, via) => {
      await pause(100);
      return serving(well)(query, via);
    };
    const server = await startNameServer(slow);
    onTestFinished(server.stop);
    const context = { timeoutMs: ampleMs, degradedAfterMs: 90, runId: 'run-1' };
    const result = await dnsProbe(dnsSpec(server.port), context);
    expect(result).toMatchObject({ outcome: 'degraded', reason: 'slow' });
  });

  test('asks a second time when a packet was lost', async () => {
    let asked = 0;
    const losing: Reply = (query, via) => (asked++ === 0 ? null : serving(well)(query, via));
    const { result } = await lookThrough(losing, { expect: { spf: true } });
    expect(result).toMatchObject({ outcome: 'up' });
  });

  test('reads a name in any script', async () => {
    const zone = { 'xn--fiqs8s.test': well['good.test'] ?? {} };
    const given = { domain: '中国.Test', expect: { spf: true } };
    expect((await lookThrough(serving(zone), given)).result.outcome).toBe('up');
  });

  test('takes a policy from above, as receivers do', async () => {
    const zone = { ...well, 'help.good.test': {} };
    const given = { domain: 'help.good.test', expect: { dmarc: true } };
    const { result, server } = await lookThrough(serving(zone), given);
    expect(result.outcome).toBe('up');
    expect(server.asked()).toContain('_dmarc.test over udp');
  });
});

describe('the dns probe and records that are wrong', () => {
  const changed = (name: string, records: Records): Zone => ({ ...well, [name]: records });
  const own = well['good.test'] ?? {};
  const twoHosts = { ...own, mx: [[10, 'mx.good.test'] as const, [20, 'other.test'] as const] };
  const cases: readonly (readonly [what: string, zone: Zone, reason: Reason, says: string])[] = [
    ['no domain', {}, 'name_not_found', 'no domain good.test'],
    ['no MX', changed('good.test', { ...own, mx: [] }), 'mail_exchanger_missing', 'no MX record'],
    [
      'a null MX',
      changed('good.test', { ...own, mx: [[0, '.']] }),
      'mail_exchanger_missing',
      'null MX',
    ],
    [
      'an MX without an address',
      changed('mx.good.test', {}),
      'mail_exchanger_unknown',
      'mx.good.test has no address',
    ],
    [
      'an MX that cannot be a name',
      changed('good.test', {
        ...own,
        mx: [
          [10, '192.0.2.1'],
          [20, 'mx.good.test'],
        ],
      }),
      'mail_exchanger_incomplete',
      'MX 192.0.2.1 has no address',
    ],
    [
      'a null MX beside another',
      changed('good.test', {
        ...own,
        mx: [
          [0, '.'],
          [10, 'mx.good.test'],
        ],
      }),
      'mail_exchanger_incomplete',
      'MX "." has no address',
    ],
    [
      'one of two MX without an address',
      { ...changed('good.test', twoHosts), 'other.test': {} },
      'mail_exchanger_incomplete',
      'other.test',
    ],
    [
      'one of two MX that does not exist',
      changed('good.test', twoHosts),
      'mail_exchanger_incomplete',
      'other.test',
    ],
    [
      'an MX that is an alias',
      changed('mx.good.test', { ...host, cname: 'mx2.good.test' }),
      'mail_exchanger_incomplete',
      'alias of mx2.good.test',
    ],
    ['no SPF', changed('good.test', { ...own, txt: [] }), 'spf_invalid', 'no record'],
    [
      'two SPF records',
      changed('good.test', { ...own, txt: [['v=spf1 -all'], ['v=spf1 mx']] }),
      'spf_invalid',
      'more than one',
    ],
    ['no DMARC', changed('_dmarc.good.test', {}), 'dmarc_invalid', 'no record'],
    [
      'a DMARC record without a policy',
      changed('_dmarc.good.test', { txt: [['v=DMARC1; sp=none']] }),
      'dmarc_invalid',
      '"p="',
    ],
    [
      'a selector that is not there',
      changed('k1._domainkey.good.test', {}),
      'dkim_invalid',
      'k1._domainkey.good.test: there is no TXT record',
    ],
    [
      'a key that is revoked',
      changed('k1._domainkey.good.test', { txt: [['v=DKIM1; p=']] }),
      'dkim_invalid',
      'revoked',
    ],
  ];
  test.each(cases)('%s', async (_, zone, reason, says) => {
    const { result } = await lookThrough(serving(zone));
    expect(result.reason).toBe(reason);
    expect(result.detail).toContain(says);
  });

  test('a name without an address', async () => {
    const given = {
      expect: { addresses: ['good.test', 'help.good.test', 'k1._domainkey.good.test'] },
    };
    const { result } = await lookThrough(serving(well), given);
    expect(result).toMatchObject({ outcome: 'down', reason: 'name_not_found' });
    expect(result.detail).toBe(
      'help.good.test has no address. k1._domainkey.good.test has no address.',
    );
  });

  test('several at once: all are named, and the worst decides', async () => {
    const zone = { 'good.test': { txt: [['v=spf1 all/8']] } };
    const { result } = await lookThrough(serving(zone));
    expect(result.reason).toBe('mail_exchanger_missing');
    for (const part of ['MX', 'SPF', 'DMARC', 'DKIM']) expect(result.detail).toContain(part);
  });

  test('texts of 60 KiB, within bounds', async () => {
    const long = Array.from({ length: 240 }, () => 'x'.repeat(250));
    const zone = changed('good.test', { ...own, txt: [['v=spf1 ', ...long]] });
    const memory = memoryGrowth();
    const { result } = await lookThrough(truncating(serving(zone)), { expect: { spf: true } });
    expect(result).toMatchObject({ reason: 'spf_invalid' });
    expect(memory.largest()).toBeLessThan(16 * mebibyte);
  });
});
