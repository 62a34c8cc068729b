import { mkdir } from 'node:fs/promises';
import { launchChromium } from '../tests/support/browser.ts';
import {
  dayMs,
  minuteMs,
  probedSlugs,
  someFacts,
  someNow,
  someTransition,
  someWatched,
} from '../tests/support/facts.ts';
import { hoursOf } from '../tests/support/hours.ts';
import { servePage } from '../tests/support/page-server.ts';
import { roundTripSpec } from '../tests/support/targets/mail-specs.ts';
import { sipSpec } from '../tests/support/targets/sip.ts';

/**
 * `node scripts/run.js scripts/screenshots.ts`: the pictures in the README, from facts that never
 * change, so that a picture differs only when the page does.
 */

const folder = 'docs/images';
const pictures = [
  { file: 'page-en.png', path: '/en' },
  { file: 'page-zh.png', path: '/zh' },
];

const probed = [...probedSlugs, 'phone', 'email'];

/** The whole site, with a phone line that is staffed by day. */
function wholeSite() {
  const { site, monitors } = someWatched(probed);
  const byDay = hoursOf({ week: { 'mon-sun': '08:00-22:00' } });
  const probes = {
    phone: sipSpec({ port: 5060 }),
    email: roundTripSpec({ smtp: { port: 587 }, imap: { port: 993 } }),
  };
  return {
    site: {
      ...site,
      groups: site.groups.map((group) => ({
        ...group,
        components: group.components.map((component) =>
          component.slug === 'phone' ? { ...component, hours: byDay } : component,
        ),
      })),
    },
    monitors: monitors.map((monitor) => {
      const probe = monitor.component in probes && probes[monitor.component as keyof typeof probes];
      return probe ? { ...monitor, probe } : monitor;
    }),
  };
}

/** The chat has been down for twenty minutes, and there was trouble before. */
function evening() {
  const downSince = someNow - 21 * minuteMs;
  const slowSince = someNow - 28 * minuteMs;
  const spell = (slug: string, daysAgo: number, minutes: number, state: 'down' | 'degraded') => {
    const at = someNow - daysAgo * dayMs;
    return [someTransition(slug, at, state), someTransition(slug, at + minutes * minuteMs, 'up')];
  };
  return someFacts(
    probed,
    {
      chat: { state: 'down', since: downSince, reason: 'connection_refused', lastOutcome: 'down' },
      email: { measures: { deliveryMs: 2310 } },
      payments: { state: 'degraded', since: slowSince, reason: 'slow', lastOutcome: 'degraded' },
    },
    [
      ...spell('chat', 41, 90, 'degraded'),
      ...spell('chat', 12, 35, 'down'),
      someTransition('chat', downSince, 'down'),
      ...spell('payments', 55, 20, 'down'),
      someTransition('payments', slowSince, 'degraded'),
      ...spell('api', 23, 50, 'degraded'),
      ...spell('signin', 5, 12, 'down'),
    ],
  );
}

await mkdir(folder, { recursive: true });
const server = await servePage({
  watched: wholeSite(),
  facts: evening(),
  now: someNow,
  notice: 'none',
});
const browser = await launchChromium();
for (const { file, path } of pictures) {
  // Without scripts: they would count the seconds since then.
  const page = await browser.newPage({
    viewport: { width: 1000, height: 800 },
    colorScheme: 'light',
    javaScriptEnabled: false,
  });
  await page.goto(server.url + path);
  await page.screenshot({ path: `${folder}/${file}`, fullPage: true });
  await page.close();
}
await browser.close();
await server.close();
