import { readdirSync, readlinkSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, onTestFinished, test } from 'vitest';
import { dnsSpec } from '../support/targets/dns-specs.ts';
import {
  failing,
  type Reply,
  serving,
  startNameServer,
  truncating,
  type Zone,
} from '../support/targets/name-server.ts';
import { freePort } from '../support/targets/tcp.ts';
import { all, dnsProbe, lookThrough, well } from './observed-dns.ts';
import { observe } from './observed-run.ts';
import { ampleMs, graceMs, shortMs } from './probe-subject.ts';

describe('the dns probe and a name server that does not tell', () => {
  const codes: readonly (readonly [what: string, code: number])[] = [
    ['that the question is malformed', 1],
    ['that it failed', 2],
    ['that it does not do this', 4],
    ['that it refuses', 5],
  ];
  test.each(codes)('but says %s', async (_, code) => {
    const { result } = await lookThrough(failing(code, () => true, serving(well)));
    expect(result).toMatchObject({ outcome: 'unknown', reason: 'resolver_failed' });
  });

  const peers: readonly (readonly [what: string, reply: Reply])[] = [
    ['and is silent', () => null],
    ['but talks nonsense', () => Buffer.from('no such thing as a DNS message')],
    ['but answers another question', () => Buffer.alloc(512)],
    ['and breaks off in the middle', (query, via) => cut(query, via)],
    ['and is silent by TCP', truncating(() => null)],
    ['and is far too slow', () => new Promise<null>(() => {})],
  ];
  test.each(peers)('%s: on the deadline at the latest', async (_, reply) => {
    const { result, overrunMs } = await lookThrough(reply, { expect: all }, shortMs);
    expect(result).toMatchObject({ outcome: 'unknown', reason: 'resolver_failed' });
    expect(overrunMs).toBeLessThan(graceMs);
  });

  async function cut(query: Buffer, via: 'udp' | 'tcp') {
    const whole = await serving(well)(query, via);
    return whole?.subarray(0, whole.length - 5) ?? null;
  }

  test('because nobody listens', async () => {
    const { result, overrunMs } = await observe(dnsProbe, dnsSpec(await freePort()), ampleMs);
    expect(result).toMatchObject({ outcome: 'unknown', reason: 'resolver_failed' });
    expect(result.detail).toContain('ECONNREFUSED');
    expect(overrunMs).toBeLessThan(0);
  });

  test('about one name: what was found elsewhere still stands', async () => {
    const zone = { ...well, '_dmarc.good.test': {} };
    const isKey = (name: string) => name.includes('_domainkey');
    const { result } = await lookThrough(failing(2, isKey, serving(zone)));
    expect(result).toMatchObject({ outcome: 'degraded', reason: 'dmarc_invalid' });
    expect(result.detail).toContain('ESERVFAIL');
  });

  test('about one of the mail servers: what is wrong with another still stands', async () => {
    const mx = [[10, 'broken.test'] as const, [20, 'lost.test'] as const];
    const zone = { ...well, 'good.test': { mx } };
    const reply = failing(2, (name) => name === 'broken.test', serving(zone));
    const { result } = await lookThrough(reply, { expect: { mx: true } });
    expect(result).toMatchObject({ outcome: 'degraded', reason: 'mail_exchanger_incomplete' });
    expect(result.detail).toMatch(/^MX lost.test has no address\. .*ESERVFAIL broken\.test/);
  });

  test('about the last name in time: what was found before still stands', async () => {
    const zone = { ...well, 'mx.good.test': {} };
    const stuck: Reply = (query, via) =>
      query.includes('_domainkey') ? null : serving(zone)(query, via);
    const { result, overrunMs } = await lookThrough(stuck, { expect: all }, shortMs);
    expect(result).toMatchObject({ outcome: 'down', reason: 'mail_exchanger_unknown' });
    expect(result.detail).toContain('No answer in phase "dkim"');
    expect(overrunMs).toBeLessThan(graceMs);
  });

  test('about one family: an address of the other is enough', async () => {
    const noIpv6: Reply = (query, via) =>
      isAaaa(query) ? failing(2, () => true, serving(well))(query, via) : serving(well)(query, via);
    const { result } = await lookThrough(noIpv6);
    expect(result.outcome).toBe('up');
  });
});

describe('the dns probe and whatever may come', () => {
  test.each([
    ['a domain that cannot be', { domain: 'a b' }],
    ['a domain with an empty label', { domain: 'a..test' }],
    ['a label that is too long', { domain: `${'a'.repeat(64)}.test` }],
    ['no domain', { domain: '' }],
    ['a name that cannot be', { expect: { addresses: ['exa mple.test'] } }],
    ['a selector that cannot be', { expect: { dkim: ['k1..'] } }],
    ['a server by name', { server: { host: 'dns.test', port: 53 } }],
  ])('%s is a mistake in the monitor', async (_, given) => {
    const { result } = await lookThrough(serving(well), given);
    expect(result).toMatchObject({ outcome: 'unknown', reason: 'misconfigured' });
  });

  test('a sound result of any answer', async () => {
    let bytes = Buffer.alloc(0);
    const server = await startNameServer((query) => Buffer.concat([query.subarray(0, 2), bytes]));
    onTestFinished(server.stop);
    const head = fc.constantFrom('', '8580000100010000', '8580000100ff0000', '858300010000');
    await fc.assert(
      fc.asyncProperty(head, fc.uint8Array({ maxLength: 100 }), async (start, rest) => {
        bytes = Buffer.concat([Buffer.from(start, 'hex'), rest]);
        const { result } = await observe(dnsProbe, dnsSpec(server.port), 60);
        expect(result.outcome).not.toBe('up');
      }),
      { numRuns: 60 },
    );
  });

  test('a sound result of any records', async () => {
    let zone: Zone = {};
    const server = await startNameServer((query, via) => serving(zone)(query, via));
    onTestFinished(server.stop);
    const piece = fc.string({ maxLength: 80 });
    const text = fc.tuple(fc.constantFrom('', 'v=spf1 ', 'v=DMARC1; ', 'v=DKIM1; p='), piece);
    const name = fc.stringMatching(/^[!-~]{0,20}$/);
    const records = fc.record({
      mx: fc.array(fc.tuple(fc.nat(65535), name), { maxLength: 3 }),
      txt: fc.array(text, { maxLength: 3 }),
    });
    await fc.assert(
      fc.asyncProperty(records, async (found) => {
        zone = Object.fromEntries(Object.keys(well).map((key) => [key, found]));
        await observe(dnsProbe, dnsSpec(server.port, { expect: all }), ampleMs);
      }),
      { numRuns: 100 },
    );
  });

  const peers: readonly (readonly [what: string, reply: Reply])[] = [
    ['a good name server', serving(well)],
    ['one that needs TCP', truncating(serving(well))],
    ['a silent one', () => null],
    ['one that is silent by TCP', truncating(() => null)],
  ];
  test.each(peers)('no socket is left open after asking %s', async (_, reply) => {
    const server = await startNameServer(reply);
    const before = openSockets();
    await observe(dnsProbe, dnsSpec(server.port, { expect: all }), shortMs);
    await server.allClosed();
    // What was given up is closed when the event loop comes round.
    await expect.poll(openSockets).toBeLessThanOrEqual(before);
    await server.stop();
  });
});

/** The resolver of Node shows its sockets nowhere but in the tables of the system. */
function openSockets(): number {
  const targets = readdirSync('/proc/self/fd').map((file) => {
    try {
      return readlinkSync(`/proc/self/fd/${file}`);
    } catch {
      return '';
    }
  });
  return targets.filter((target) => target.startsWith('socket:')).length;
}

function isAaaa(query: Buffer): boolean {
  return query.includes(Buffer.of(0, 0, 28, 0, 1));
}
