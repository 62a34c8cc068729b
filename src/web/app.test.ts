import { describe, expect, it } from 'vitest';
import { documents, someApp } from '../../tests/support/app.ts';
import { someFacts, someMonitor, someNow, someSite } from '../../tests/support/facts.ts';

const pages = ['/zh', '/en', '/en/components/chat', '/zh/history', '/en/history/2026-11'];

describe('the application', () => {
  it('links only to what it serves', async () => {
    const { app } = await someApp();
    for (const page of [...pages, '/nowhere']) {
      const text = await (await app.request(page)).text();
      const links = [...text.matchAll(/(?:href|src|hx-get)="(\/[^"]*)"/g)].map((found) => found[1]);
      expect(links.length).toBeGreaterThan(2);
      for (const link of links) expect((await app.request(link ?? '')).status).toBe(200);
    }
  });

  it.each(pages)('sends the first view of %s in one congestion window', async (path) => {
    const { app } = await someApp();
    const response = await app.request(path, { headers: { 'Accept-Encoding': 'br' } });
    expect((await response.arrayBuffer()).byteLength).toBeLessThan(14 * 1024);
  });

  it('tells robots to leave the parts alone', async () => {
    const { app } = await someApp();
    expect(await (await app.request('/robots.txt')).text()).toBe(
      'User-agent: *\nDisallow: /parts/\n',
    );
  });
});

describe('what must not be seen', () => {
  it('stays out of every response', async () => {
    const secret = 'PLANTED-SECRET';
    const site = someSite();
    const groups = site.groups.map((group) => ({
      ...group,
      components: group.components.map((one) => ({ ...one, targets: [`${secret}_URL`] })),
    }));
    const monitor = someMonitor('chat', {
      slug: `${secret}-monitor`,
      probe: {
        kind: 'websocket',
        url: `wss://user:${secret}@${secret}.example/`,
        subprotocol: secret,
        headers: { Authorization: `Bearer ${secret}` },
        family: 'any',
        steps: [{ kind: 'send', name: secret, text: secret }],
      },
    });
    const facts = someFacts(['chat'], {
      chat: {
        monitor: `${secret}-monitor`,
        location: secret,
        state: 'down',
        since: someNow - 60_000,
        reason: 'certificate_expired',
        certificate: {
          validFrom: 0,
          validTo: 1,
          subject: secret,
          issuer: secret,
          names: [secret],
          problem: 'certificate_expired',
        },
      },
    });
    const { app } = await someApp({
      watched: { site: { ...site, groups }, monitors: [monitor] },
      facts,
    });
    expect(await (await app.request('/en')).text()).toContain('The certificate has expired.');
    for (const path of [...documents, '/healthz', '/robots.txt', '/nowhere']) {
      const response = await app.request(path);
      const said = JSON.stringify([...response.headers]) + (await response.text());
      expect(said).not.toContain(secret);
    }
  });
});
