import { beforeAll, beforeEach, expect, test } from 'vitest';
import type { DnsDefinition } from '../../src/domain/monitor/probe-definition.ts';
import { build } from '../runtimes/support/helplight.ts';
import { type Dnsmasq, startDnsmasq } from '../support/peers/dnsmasq.ts';
import { logOnFailure } from '../support/peers/log-on-failure.ts';
import { type Watch, watchPeers } from '../support/peers/told-by-check.ts';
import { describeWith } from '../support/system-parts.ts';

beforeAll(build, 60_000);

describeWith(['dnsmasq'], 'helplight check tells of the records of a domain', () => {
  let dnsmasq: Dnsmasq;
  let watch: Watch;
  beforeAll(async () => {
    dnsmasq = await startDnsmasq();
    const server = `${dnsmasq.server.host}:${dnsmasq.server.port}`;
    const of = (domain: string, given: Pick<DnsDefinition, 'expect'> = {}): DnsDefinition => ({
      kind: 'dns',
      domain,
      server,
      ...given,
    });
    watch = await watchPeers('email', null, {
      healthy: of('good.test'),
      'by-address': of('probe@中国.test'),
      'no-domain': of('nobody.test'),
      'no-mx': of('no-mx.test'),
      'lost-mx': of('lost-mx.test'),
      'half-mx': of('half-mx.test'),
      spf: of('bad-spf.test'),
      dmarc: of('no-dmarc.test'),
      dkim: of('revoked-dkim.test', { expect: { dkim: ['k1'] } }),
    });
    return async () => {
      await watch.end();
      await dnsmasq.end();
    };
  });
  beforeEach(() => dnsmasq.thaw());
  logOnFailure(() => dnsmasq);

  test('what is in order, and what is wrong with it', async () => {
    expect(await watch.told()).toEqual({
      healthy: 'up',
      'by-address': 'up',
      'no-domain': 'name_not_found',
      'no-mx': 'mail_exchanger_missing',
      'lost-mx': 'mail_exchanger_unknown',
      'half-mx': 'mail_exchanger_incomplete',
      spf: 'spf_invalid',
      dmarc: 'dmarc_invalid',
      dkim: 'dkim_invalid',
    });
  });

  test('that it cannot tell while the name server hangs or is gone', async () => {
    dnsmasq.freeze();
    expect(await watch.told()).toMatchObject({ healthy: 'resolver_failed' });
    dnsmasq.thaw();
    await dnsmasq.stop();
    expect(await watch.told()).toMatchObject({ healthy: 'resolver_failed' });
    await dnsmasq.start();
    expect(await watch.told()).toMatchObject({ healthy: 'up' });
  });
});
