import { onTestFinished } from 'vitest';
import type { DnsSpec } from '../../src/domain/monitor/dns-spec.ts';
import { nodeProbe } from '../support/node-probe.ts';
import type { Records } from '../support/targets/dns-message.ts';
import { dnsSpec } from '../support/targets/dns-specs.ts';
import { type Reply, startNameServer, type Zone } from '../support/targets/name-server.ts';
import { observe } from './observed-run.ts';
import { ampleMs } from './probe-subject.ts';

/** The probe under test; it asks the name server that its spec names. */
export const dnsProbe = nodeProbe('dns');

/** A name with an address. */
export const host: Records = { a: ['127.0.0.1'] };

/** The zone of a domain that is in order. */
export const well: Zone = {
  'good.test': { ...host, mx: [[10, 'mx.good.test']], txt: [['v=spf1 ', 'mx -all'], ['hello']] },
  'mx.good.test': host,
  'mx2.good.test': host,
  '_dmarc.good.test': { txt: [['v=DMARC1; p=reject']] },
  'k1._domainkey.good.test': { txt: [['v=DKIM1; k=ed25519; p=', `${'A'.repeat(43)}=`]] },
};

/** All that can be asked about it. */
export const all: DnsSpec['expect'] = {
  mx: true,
  addresses: ['good.test', 'mx.good.test'],
  spf: true,
  dmarc: true,
  dkim: ['k1'],
};

/** Looks at a domain, by default at all of `good.test`, through a name server that replies like this. */
export async function lookThrough(
  reply: Reply,
  given: Parameters<typeof dnsSpec>[1] = { expect: all },
  timeoutMs = ampleMs,
) {
  const server = await startNameServer(reply);
  onTestFinished(server.stop);
  const run = await observe(dnsProbe, dnsSpec(server.port, given), timeoutMs);
  return { ...run, server };
}
