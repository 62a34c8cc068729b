import { beforeAll, beforeEach, expect, test } from 'vitest';
import type { HttpSpec, JsonMatch } from '../../src/domain/monitor/probe-spec.ts';
import { nodeProbes } from '../../src/probes/node.ts';
import type { Probe } from '../../src/probes/probe.ts';
import { observe, wholeWait } from '../contract/observed-run.ts';
import { logOnFailure } from '../support/peers/log-on-failure.ts';
import { type Nginx, startNginx } from '../support/peers/nginx.ts';
import { describeWith } from '../support/system-parts.ts';
import { httpSpec } from '../support/targets/specs.ts';

const timeoutMs = 2000;
const isWell: JsonMatch = { kind: 'json', query: 'status', equals: 'ok' };

describeWith(['nginx', 'openssl'], 'a look at nginx', () => {
  let nginx: Nginx;
  let probe: Probe<HttpSpec>;
  beforeAll(async () => {
    nginx = await startNginx();
    probe = nodeProbes({ ca: nginx.ca }).http as Probe<HttpSpec>;
    return () => nginx.end();
  });
  beforeEach(() => nginx.thaw());
  logOnFailure(() => nginx);

  const look = async (url: string, given: Partial<HttpSpec> = {}) =>
    (await observe(probe, httpSpec({ url, ...given }), timeoutMs)).result;

  test('finds the good server up, with its certificate as a fact', async () => {
    const expected = { status: [200], headers: [], body: [isWell] };
    const result = await look(`${nginx.good}/health`, { expect: expected });
    expect(result).toMatchObject({ outcome: 'up', reason: null });
    expect(Object.keys(result.phases)).toEqual(['dns', 'tcp', 'tls', 'wait', 'read']);
    expect(result.certificate).toMatchObject({ problem: null });
    expect(result.certificate?.names).toEqual(['localhost', '127.0.0.1']);
    expect(result.certificate?.validTo).toBeGreaterThan(Date.now());
  });

  test.each([
    ['expired', 'certificate_expired'],
    ['wrongHost', 'certificate_wrong_host'],
  ] as const)(
    'finds the %s server down, and still reads its certificate',
    async (server, reason) => {
      const result = await look(`${nginx[server]}/health`);
      expect(result).toMatchObject({ outcome: 'down', reason, certificate: { problem: reason } });
    },
  );

  test('does not trust an authority that it was not told of', async () => {
    const stranger = nodeProbes().http as Probe<HttpSpec>;
    const { result } = await observe(
      stranger,
      httpSpec({ url: `${nginx.good}/health` }),
      timeoutMs,
    );
    const reason = 'certificate_untrusted';
    expect(result).toMatchObject({ outcome: 'down', reason, certificate: { problem: reason } });
  });

  test('follows a redirect from http to https, and judges what it finds there', async () => {
    const expected = { status: [200], headers: [], body: [isWell] };
    const result = await look(`${nginx.plain}/moved`, { expect: expected });
    expect(result).toMatchObject({ outcome: 'up', certificate: { problem: null } });
  });

  test('does not follow a redirect when told not to', async () => {
    const expected = { status: [301], headers: [], body: [] };
    const result = await look(`${nginx.plain}/moved`, { maxRedirects: 0, expect: expected });
    expect(result).toMatchObject({ outcome: 'up', certificate: null });
  });

  test('gives up on a redirect that goes round for ever', async () => {
    const result = await look(`${nginx.plain}/round`);
    expect(result).toMatchObject({ outcome: 'down', reason: 'too_many_redirects' });
  });

  test('finds a page that is not there down, naming its status code', async () => {
    const result = await look(`${nginx.plain}/nowhere`);
    expect(result).toMatchObject({ outcome: 'down', reason: 'unexpected_status' });
    expect(result.detail).toContain('404');
  });

  test('is answered plainly unless it asks for gzip', async () => {
    const zipped = { name: 'content-encoding', match: { kind: 'equals', text: 'gzip' } } as const;
    const expected = { status: [200], headers: [zipped], body: [] };
    const unasked = await look(`${nginx.plain}/health`, { expect: expected });
    expect(unasked).toMatchObject({ outcome: 'down', reason: 'unexpected_header' });
    const headers = { 'accept-encoding': 'gzip' };
    const asked = await look(`${nginx.plain}/health`, { headers, expect: expected });
    expect(asked).toMatchObject({ outcome: 'up' });
  });

  test.each([
    ['plain', 'no_response'],
    ['good', 'tls_timeout'],
  ] as const)('fails on the deadline while the %s server is frozen', async (server, reason) => {
    nginx.freeze();
    const spec = httpSpec({ url: `${nginx[server]}/health` });
    const { result, overrunMs } = await observe(probe, spec, timeoutMs);
    expect(result).toMatchObject({ outcome: 'down', reason });
    expect(result.latencyMs).toBeGreaterThanOrEqual(wholeWait(timeoutMs));
    expect(overrunMs).toBeLessThan(100);
    nginx.thaw();
    expect(await look(`${nginx[server]}/health`)).toMatchObject({ outcome: 'up' });
  });

  test('is refused while nginx is stopped, and is well after a restart', async () => {
    await nginx.stop();
    const stopped = await look(`${nginx.good}/health`);
    expect(stopped).toMatchObject({ outcome: 'down', reason: 'connection_refused' });
    await nginx.start();
    expect(await look(`${nginx.good}/health`)).toMatchObject({ outcome: 'up' });
  });
});
