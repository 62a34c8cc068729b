import { afterEach, expect, test } from 'vitest';
import { addIncidentNote } from '../../src/actions/add-incident-note.ts';
import { changeHours } from '../../src/actions/change-hours.ts';
import { openIncident } from '../../src/actions/open-incident.ts';
import { scheduleMaintenance } from '../../src/actions/schedule-maintenance.ts';
import type { CopyFile } from '../../src/runtimes/export/copy.ts';
import { fileOf, linkedPath } from '../../src/runtimes/export/place.ts';
import { readPage } from '../../src/runtimes/export/reading.ts';
import { sha256 } from '../../src/web/representation.ts';
import { acting } from '../contract/acting.ts';
import { copiedSite, lookedAt, textIn } from '../support/copied-site.ts';
import { minuteMs, someMonitor, someNow, someSite, someWatched } from '../support/facts.ts';
import { plainSpeech, tellEverything } from '../support/told-site.ts';

type Site = Awaited<ReturnType<typeof copiedSite>>;
let site: Site | undefined;
afterEach(async () => {
  await site?.close();
  site = undefined;
});

const slugs = ['chat', 'phone', 'email', 'api', 'signin', 'payments', 'withdrawals'];
const components = [...slugs, 'verification'].map((slug) => `components/${slug}`);
const feeds = ['history.rss', 'history.atom', 'feed.json'].concat(
  ['rss', 'atom', 'json'].map((ending) => `updates.${ending}`),
);

test('the copy of a small site has a file for everything that is public, its home page last', async () => {
  site = await copiedSite();
  const told = await tellEverything(site.db, plainSpeech);
  const { files } = await site.copy();
  const names = files.map(({ file }) => file);
  const said = [`incidents/${told.incident}`, `maintenances/${told.maintenance}`];
  const refreshed = [...components, ...said];
  const pages = [
    '',
    ...refreshed,
    'history',
    'history/2026-11',
    `announcements/${told.announcement}`,
  ];
  expect(new Set(names).size).toBe(names.length);
  expect(names).toEqual(
    expect.arrayContaining([
      ...['404.html', '_headers', 'robots.txt', 'copy.js', 'page.js', 'htmx-4.0.1.min.js'],
      ...['api/v1/support', 'icon-1-1f6feb.svg'],
      ...components.map((one) => `api/v1/${one}/uptime`),
      ...['', 'zh/', 'en/'].flatMap((below) => feeds.map((feed) => below + feed)),
      ...['zh', 'en'].flatMap((language) => [
        ...pages.map((page) => fileOf(`/${language}/${page}`, 'page') ?? ''),
        ...['status', ...refreshed].map((part) => `parts/${language}/${part}/index.html`),
      ]),
    ]),
  );
  expect(names.at(-1)).toBe('index.html');
  for (const never of ['console', 'subscri', 'healthz', 'events']) {
    expect(names.filter((name) => name.includes(never))).toEqual([]);
  }
});

test.each([
  ['https://status.example', true],
  [null, false],
])('no link of a copy of %s is dead', async (siteUrl, leadsToSite) => {
  site = await copiedSite({ siteUrl });
  await tellEverything(site.db, plainSpeech);
  const { files } = await site.copy();
  const names = new Set(files.map(({ file }) => file));
  const documents = htmlIn(files);
  expect(documents.length).toBeGreaterThan(40);
  const dead: unknown[] = [];
  for (const { file, html } of documents) {
    const links = [...html.matchAll(/ (?:href|src|hx-get)="(\/[^"]*)"/g)].map(([, href]) => href);
    for (const href of links) {
      const path = linkedPath(href ?? '') ?? '';
      const found = [fileOf(path, 'page'), fileOf(path, 'file')].some((at) => names.has(at ?? ''));
      if (!found || href?.includes('?')) dead.push([file, href]);
    }
  }
  expect(dead).toEqual([]);
  const home = textIn(files, 'index.html');
  expect(home.includes('href="https://status.example/zh/subscribe"')).toBe(leadsToSite);
  expect(home.includes(' · status.example</a>')).toBe(leadsToSite);
  expect(home.includes('<link rel="canonical" href="https://status.example/zh"/>')).toBe(
    leadsToSite,
  );
  expect(home).not.toContain('href=""');
});

test('a page shows its later form, in which nothing is verified, and holds the live one ready', async () => {
  site = await copiedSite();
  await lookedAt(site.db, someNow - 5000);
  const { files, holdsUntil } = await site.copy();
  expect(holdsUntil).toBeGreaterThan(someNow + minuteMs);
  expect(holdsUntil).toBeLessThan(someNow + 2 * minuteMs);
  const page = textIn(files, 'en/index.html');
  const [shown = '', held = ''] = page.split('<template data-live');
  expect(shown).toContain(
    'As of <time datetime="2026-11-22T06:26:10.000Z">2026-11-22 14:26</time>',
  );
  expect(shown).toContain('“You can reach us by chat now.');
  expect(shown).toMatch(/<title>Chat has not been verified since 22 Nov 14:26 · /);
  expect(shown).not.toContain('data-reachability="reachable"');
  expect(shown.match(/data-reachability="unknown"/g)).toHaveLength(8);
  expect(held).toContain(`data-as-of="${someNow}" data-holds-until="${holdsUntil}"`);
  expect(held).toContain('data-title="You can reach us by chat now · Support status"');
  expect(held.match(/data-reachability=&quot;reachable&quot;/g)).toHaveLength(6);
  for (const slug of [...slugs, 'verification']) {
    expect(page.split(`data-component="${slug}"`)).toHaveLength(2);
  }
  const part = textIn(files, 'parts/en/status/index.html');
  expect(part).toMatch(
    /^<title>Chat has not been verified since 22 Nov 14:26 · Support status<\/title><main/,
  );
  expect(page).toContain(part.slice(part.indexOf('<main')));
});

test('the later form tells nothing that was still to come as having come, and each time with its day', async () => {
  site = await copiedSite();
  const { db } = site;
  const inMinutes = (minutes: number) => new Date(someNow + minutes * minuteMs).toISOString();
  const at = acting(db);
  await lookedAt(db, someNow - 5000, 5 * minuteMs);
  await changeHours(at, 'phone', null, { hours: { week: { 'mon-sun': '09:00-14:29' } } });
  const words = { title: plainSpeech.title, body: plainSpeech.body };
  const { id: work } = await scheduleMaintenance(at, {
    ...{ ...words, components: ['email'] },
    ...{ scheduledFor: inMinutes(2), scheduledUntil: inMinutes(60) },
  });
  const { id: incident } = await openIncident(at, {
    ...{ ...words, components: [{ slug: 'signin', status: 'partial_outage' }] },
    ...{ startedAt: inMinutes(-1), nextUpdateBy: inMinutes(5) },
  });
  const { files } = await site.copy();
  const shown = formsIn(files, 'en/index.html')[0];
  expect(shown).toContain('Next update by <time datetime="2026-11-22T06:31:10Z">22 Nov 14:31<');
  expect(shown).toContain('until 22 Nov 14:29');
  expect(shown).toMatch(/data-component="email" data-status="operational"/);
  for (const page of ['', `incidents/${incident}/`, `maintenances/${work}/`]) {
    const later = formsIn(files, `en/${page}index.html`)[0];
    expect(later).not.toMatch(
      /is late|Work in progress|-status="(under_maintenance|in_progress)|Closed/,
    );
    expect(later).not.toMatch(/(?:since|by|until) (?:<time [^>]*>)?\d\d:/);
  }
  const forms = formsIn(files, 'en/components/signin/index.html');
  const shares = forms.map((form) => form.match(/\d+\.\d\d%/g));
  expect(shares[0]?.length).toBeGreaterThan(0);
  expect(shares[0]).toEqual(shares[1]);
  expect(textIn(files, 'en/history/2026-11/index.html')).toContain(
    '1 min when this page was copied, and not over then',
  );
});

test('the policy in each document allows its styles and nothing else that stands in it', async () => {
  site = await copiedSite({ notice: 'sandbox' });
  await tellEverything(site.db, plainSpeech);
  const { files } = await site.copy();
  for (const { file, html } of htmlIn(files)) {
    if (file.startsWith('parts/')) continue;
    const policy = /<meta http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(html)?.[1];
    const styles = [...html.matchAll(/<style>(.*?)<\/style>/gs)].map(([, style]) => style ?? '');
    const hashes = await Promise.all(styles.map((one) => sha256(new TextEncoder().encode(one))));
    expect(policy).toContain("default-src 'none'");
    expect(policy?.match(/sha256-[^']*/g)?.sort()).toEqual(
      hashes.map((one) => `sha256-${one}`).sort(),
    );
    expect(html.indexOf('Content-Security-Policy')).toBeLessThan(html.indexOf('<style>'));
    expect(html).not.toMatch(/ (?:style|on\w+)="/);
    expect(html).toContain(
      file === '404.html' ? '<h2>There is no page here' : '<p class="notice">',
    );
  }
});

test('what nobody may see is in no file', async () => {
  const secret = 'PLANTED-SECRET';
  const chat = someMonitor('chat', {
    slug: 'chat-monitor',
    probe: {
      kind: 'websocket',
      url: `wss://user:${secret}@${secret}.example/`,
      subprotocol: secret,
      headers: { Authorization: `Bearer ${secret}` },
      family: 'any',
      steps: [{ kind: 'send', name: secret, text: secret }],
    },
  });
  const { monitors } = someWatched();
  const others = monitors.filter(({ slug }) => slug !== 'chat-monitor');
  const groups = someSite().groups.map((group) => ({
    ...group,
    components: group.components.map((one) => ({ ...one, targets: [`${secret}_URL`] })),
  }));
  site = await copiedSite({
    watched: { ...someWatched(), site: { ...someSite(), groups }, monitors: [chat, ...others] },
  });
  const { incident } = await tellEverything(site.db, plainSpeech);
  await addIncidentNote(acting(site.db), incident, { text: secret });
  const { files } = await site.copy();
  const decoder = new TextDecoder();
  const telling = files.filter(({ bytes }) => decoder.decode(bytes).includes(secret));
  expect(telling.map(({ file }) => file)).toEqual([]);
});

test('nothing is copied that cannot be read', async () => {
  site = await copiedSite();
  await site.db.client.execute('ALTER TABLE transitions RENAME TO gone');
  await expect(site.copy()).rejects.toThrow('The database cannot be read, so the copy stays as');
  const away = async () => new Response(null, { status: 503 });
  await expect(readPage({ get: away }, '/en/history')).rejects.toThrow(
    '/en/history cannot be read now, so the copy stays as it is; try again.',
  );
});

/** The later form of a page, below its head, and the live one that it holds. */
function formsIn(files: readonly CopyFile[], name: string): readonly string[] {
  const page = textIn(files, name);
  return page.slice(page.indexOf('<main')).split('<template data-live');
}

function htmlIn(files: readonly CopyFile[]) {
  return files
    .filter(({ file }) => file.endsWith('.html'))
    .map(({ file, bytes }) => ({ file, html: new TextDecoder().decode(bytes) }));
}
