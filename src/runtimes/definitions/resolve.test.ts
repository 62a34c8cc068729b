import { describe, expect, test } from 'vitest';
import { siteComponents } from '../../domain/component.ts';
import { defineMonitor, defineSite } from '../../domain/definition.ts';
import type { DefinitionFile } from './definitions.ts';
import { DefinitionError, resolveDefinitions, wantsSandbox } from './resolve.ts';
import { targetVariables } from './targets.ts';

const name = { zh: '在线客服', en: 'Chat' };
const site = {
  name: { zh: '客服状态', en: 'Support status' },
  timeZone: 'Asia/Shanghai',
  timeZoneName: { zh: '北京时间', en: 'Beijing time' },
  groups: [{ slug: 'channels', name, components: [{ slug: 'chat', name, channel: 'chat' }] }],
} as const;
const monitor = {
  slug: 'chat-health',
  component: 'chat',
  probe: { kind: 'http', url: 'https://chat.example/health' },
} as const;

const file = (exported: unknown, name = 'support.ts'): DefinitionFile => ({ file: name, exported });
const siteFile = file(defineSite(site), 'site.ts');

/** All fault lines that resolving raises; none when it succeeds. */
function faults(files: readonly DefinitionFile[], environment = {}): readonly string[] {
  try {
    resolveDefinitions(files, environment);
    return [];
  } catch (error) {
    if (error instanceof DefinitionError) return error.message.split('\n');
    throw error;
  }
}

describe('definitions get their defaults', () => {
  test('a monitor looks every 30 s, with a deadline of 10 s', () => {
    const { watched } = resolveDefinitions([siteFile, file(defineMonitor(monitor))], {});
    expect(watched.site.defaultLanguage).toBe('zh');
    expect(watched.monitors).toEqual([
      {
        slug: 'chat-health',
        component: 'chat',
        intervalMs: 30_000,
        timeoutMs: 10_000,
        failAfter: 3,
        recoverAfter: 2,
        whenDown: 'major_outage',
        degradedAfterMs: 3000,
        probe: {
          kind: 'http',
          url: 'https://chat.example/health',
          method: 'GET',
          headers: {},
          body: null,
          family: 'any',
          maxRedirects: 5,
          expect: { status: ['2xx'], headers: [], body: [] },
        },
      },
    ]);
  });

  test('steps of a conversation are named by their kind and place', () => {
    const talk = defineMonitor({
      ...monitor,
      probe: {
        kind: 'websocket',
        url: 'wss://chat.example/',
        steps: [
          { kind: 'expect', match: { kind: 'contains', text: 'hello' }, withinSeconds: 2 },
          { kind: 'send', text: 'hi {{runId}}' },
          { kind: 'ping' },
        ],
      },
    });
    const [resolved] = resolveDefinitions([siteFile, file([talk])], {}).watched.monitors;
    expect(resolved?.probe).toMatchObject({
      steps: [
        { kind: 'expect', name: 'expect1', withinMs: 2000, capture: {}, measure: null },
        { kind: 'send', name: 'send2' },
        { kind: 'ping', name: 'ping3', withinMs: null },
      ],
    });
  });
});

describe('targets come from the environment', () => {
  const aimed = defineSite({
    ...site,
    groups: [
      {
        slug: 'channels',
        name,
        components: [
          { slug: 'chat', name, channel: 'chat', targets: ['SUPPORT_CHAT_URL'] },
          { slug: 'api', name, targets: ['SUPPORT_API_URL'] },
        ],
      },
    ],
  });
  const files = [
    file(aimed, 'site.ts'),
    file(
      defineMonitor({
        slug: 'api',
        component: 'api',
        probe: {
          kind: 'http',
          url: { env: 'SUPPORT_API_URL' },
          headers: { authorization: { env: 'API_TOKEN' } },
        },
      }),
      'api.ts',
    ),
  ];

  test('components without a target are left out, and named with what would set them', () => {
    const environment = { SUPPORT_API_URL: 'https://api.example/', API_TOKEN: 'secret' };
    const { watched, leftOut } = resolveDefinitions(files, environment);
    expect(siteComponents(watched.site).map(({ slug }) => slug)).toEqual(['api']);
    expect(watched.monitors[0]?.probe).toMatchObject({
      url: 'https://api.example/',
      headers: { authorization: 'secret' },
    });
    expect(leftOut).toEqual([{ slug: 'chat', targets: ['SUPPORT_CHAT_URL'] }]);
  });

  test('a monitor whose own target is not set is named', () => {
    const second = defineMonitor({
      slug: 'api-second',
      component: 'api',
      probe: { kind: 'http', url: { env: 'TYPO_URL' } },
    });
    const environment = { SUPPORT_API_URL: 'https://api.example/', API_TOKEN: 'secret' };
    const { unwatched } = resolveDefinitions([...files, file(second, 'b.ts')], environment);
    expect(unwatched).toEqual([{ slug: 'api-second', kind: 'unset', why: 'set TYPO_URL' }]);
  });

  test('the sandbox keeps every component on the page', () => {
    const { watched, leftOut } = resolveDefinitions(files, {}, 'all');
    expect(siteComponents(watched.site)).toHaveLength(2);
    expect(leftOut).toEqual([]);
  });

  test('a wrong target is refused without being quoted', () => {
    const lines = faults(files, { SUPPORT_API_URL: 'ftp://user:secret@api/', API_TOKEN: 'x' });
    expect(lines).toEqual([
      'api.ts: probe.url is taken from SUPPORT_API_URL and must be a URL that begins with http:// or https://.',
    ]);
  });

  test('a missing header value is a fault once the target is set', () => {
    expect(faults(files, { SUPPORT_API_URL: 'https://api.example/' })).toEqual([
      'api.ts: probe.headers.authorization needs the environment variable API_TOKEN; set it.',
    ]);
  });
});

test('a made-up contact is shown in the sandbox only, and is nothing to be stored', () => {
  const contact = (label: string) => ({ label: { zh: label, en: label }, href: `tel:${label}` });
  const withContacts = (contacts: object) =>
    file({
      kind: 'site',
      ...site,
      groups: [{ slug: 'support', name, components: [{ slug: 'chat', name, ...contacts }] }],
    });
  const shown = (contacts: object, keep: 'all' | 'targeted') =>
    siteComponents(resolveDefinitions([withContacts(contacts)], {}, keep).watched.site)[0];
  const both = { contact: contact('1'), sandboxContact: contact('555') };
  expect(shown(both, 'all')?.contact?.href).toBe('tel:555');
  expect(shown(both, 'targeted')?.contact?.href).toBe('tel:1');
  expect(shown({ sandboxContact: contact('555') }, 'targeted')).toEqual({ slug: 'chat', name });
  const stored = (contacts: object, keep: 'all' | 'targeted') =>
    resolveDefinitions([withContacts(contacts)], {}, keep).settings;
  expect(stored(both, 'all')).toEqual([]);
  expect(stored(both, 'targeted')).toEqual([
    { kind: 'contact', subject: 'chat', value: contact('1') },
  ]);
});

describe('the sandbox is watched', () => {
  const aimed = (env: string) =>
    file(defineMonitor({ ...monitor, probe: { kind: 'http', url: { env } } }));

  test.each([
    ['while no target is set', [aimed('SUPPORT_API_URL')], {}, true],
    [
      'not once any target is set',
      [aimed('SUPPORT_API_URL')],
      { SUPPORT_CHAT_URL: 'ws://x/' },
      false,
    ],
    ['an empty variable sets nothing', [aimed('SUPPORT_API_URL')], { SUPPORT_CHAT_URL: '' }, true],
    ['not where the files name their own targets', [file(defineMonitor(monitor))], {}, false],
    ['not for targets that it cannot be', [aimed('MY_URL')], {}, false],
  ])('%s', (_name, files, environment, wanted) => {
    expect(wantsSandbox([siteFile, ...files], environment)).toBe(wanted);
  });
});

describe('mistakes are refused, each naming file, field and remedy', () => {
  const broken = (changes: object) => file({ kind: 'monitor', ...monitor, ...changes });
  const brokenSite = (changes: object) => file({ kind: 'site', ...site, ...changes }, 'site.ts');
  const probe = (changes: object) => broken({ probe: { ...monitor.probe, ...changes } });
  const step = (...steps: object[]) =>
    broken({ probe: { kind: 'websocket', url: 'ws://chat.example/', steps } });

  test.each([
    [
      undefined,
      'support.ts: default export must be made with defineSite({ … }) or defineMonitor({ … }).',
    ],
    [[42], 'support.ts: [0] must be made with defineSite({ … }) or defineMonitor({ … }).'],
  ])('an export of %j', (exported, line) => {
    expect(faults([siteFile, file(exported)])).toEqual([line]);
  });

  test.each([
    [broken({ slug: 'Chat!' }), /^support.ts: slug must be lower-case letters/],
    [broken({ slug: undefined }), /^support.ts: slug is missing; add it\.$/],
    [broken({ intervall: 5 }), /^support.ts: intervall is not a known field/],
    [broken({ component: 'fax' }), /^support.ts: component "fax" is not a component; use chat\.$/],
    [
      broken({ intervalSeconds: '30' }),
      /^support.ts: intervalSeconds must be a number of seconds\.$/,
    ],
    [
      broken({ intervalSeconds: 20 }),
      /^support.ts: timeoutSeconds must be below half of intervalSeconds \(20\)/,
    ],
    [broken({ failAfter: 0 }), /^support.ts: failAfter must be at least 1\.$/],
    [broken({ whenDown: 'red' }), /^support.ts: whenDown must be major_outage, partial_outage/],
    [
      broken({ probe: { kind: 'gopher' } }),
      /^support.ts: probe\S* must be a probe of kind http, websocket, smtp/,
    ],
    [probe({ url: 'gopher://x/' }), /^support.ts: probe.url must be a URL that begins with http/],
    [probe({ url: 'not a url' }), /^support.ts: probe.url must be a URL/],
    [probe({ headers: { 'bad name': 'x' } }), /^support.ts: probe.headers.bad name /],
    [
      probe({ headers: { accept: 'a\r\nb: c' } }),
      /^support.ts: probe.headers.accept must be one line/,
    ],
    [probe({ maxRedirects: 9 }), /^support.ts: probe.maxRedirects must be at most 5/],
    [probe({ expect: { status: [99] } }), /^support.ts: probe.expect.status\[0\] must be a status/],
    [
      probe({ expect: { body: [{ kind: 'regex', text: '(a+)+' }] } }),
      /^support.ts: probe.expect.body\[0\] must be \{ kind/,
    ],
    [
      probe({ expect: { body: [{ kind: 'json', query: '[[[', equals: 1 }] } }),
      /^support.ts: probe.expect.body\[0\].query "\[\[\[" is not a JMESPath query/,
    ],
    [probe({ headers: { accept: '中' } }), /^support.ts: probe.headers.accept must be one line/],
    [
      probe({ headers: { 'Content-Length': '5' } }),
      /^support.ts: probe.headers.Content-Length is set by the probe itself/,
    ],
    [
      probe({ method: 'HEAD', expect: { body: [{ kind: 'contains', text: 'ok' }] } }),
      /^support.ts: probe.expect.body must be empty, as the answer to HEAD/,
    ],
    [
      broken({ intervalSeconds: 0.02, timeoutSeconds: 0.1 }),
      /^support.ts: intervalSeconds must be at least 1 seconds/,
    ],
    [
      step({ kind: 'close', code: 1005 }),
      /^support.ts: probe.steps\[0\].code must be 1000, or from 3000 to 4999/,
    ],
    [
      step({ kind: 'close' }, { kind: 'send', text: 'hi' }),
      /^support.ts: probe.steps must not go on after the step that closes/,
    ],
    [
      step({ kind: 'ping', withinSeconds: 50 }),
      /^support.ts: probe.steps\[0\].withinSeconds must be at most timeoutSeconds \(10\)/,
    ],
    [
      broken({
        probe: {
          kind: 'websocket',
          url: 'ws://x/',
          subprotocol: 'bad proto',
          steps: [{ kind: 'ping' }],
        },
      }),
      /^support.ts: probe.subprotocol must be one word/,
    ],
    [step(), /^support.ts: probe.steps must have at least one step/],
    [step({ kind: 'shout' }), /^support.ts: probe.steps\[0\]\S* must be a step of kind/],
    [
      step({ kind: 'send', text: 'hi {{session}}' }),
      /^support.ts: probe.steps\[0\].text uses \{\{session\}\}, which no earlier step captures/,
    ],
  ])('monitor %#', (wrong, line) => {
    const lines = faults([siteFile, wrong]);
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatch(line);
  });

  test.each([
    [brokenSite({ timeZone: 'Mars/Olympus' }), /^site.ts: timeZone must be an IANA time zone/],
    [brokenSite({ name: { zh: '客服' } }), /^site.ts: name.en is missing; add it\.$/],
    [brokenSite({ groups: [] }), /^site.ts: groups must hold at least one group/],
    [
      brokenSite({
        groups: [
          {
            slug: 'channels',
            name,
            components: [
              { slug: 'chat', name, contact: { label: name, href: 'javascript:alert(1)' } },
            ],
          },
        ],
      }),
      /contact.href must begin with https:\/\/, mailto: or tel:/,
    ],
    [
      brokenSite({
        groups: [
          { slug: 'channels', name, components: [{ slug: 'chat', name, fallbacks: ['fax'] }] },
        ],
      }),
      /fallbacks must not name "fax"/,
    ],
    [
      brokenSite({
        groups: [
          {
            slug: 'channels',
            name,
            components: [
              { slug: 'chat', name },
              { slug: 'chat', name },
            ],
          },
        ],
      }),
      /component "chat" stands twice/,
    ],
    [
      brokenSite({
        groups: [
          { slug: 'a', name, components: [{ slug: 'chat', name }] },
          { slug: 'a', name, components: [{ slug: 'phone', name }] },
        ],
      }),
      /group "a" stands twice/,
    ],
    [
      brokenSite({ name: { zh: '\u7535\u202e\u8bdd', en: 'Support' } }),
      /^site.ts: name.zh must not hold invisible characters/,
    ],
  ])('site %#', (wrong, line) => {
    const lines = faults([wrong]);
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatch(line);
  });

  test('a JSON file is told what it can be told', () => {
    expect(faults([siteFile, file({ slug: 'x' }, 'x.json')])).toEqual([
      'x.json: default export needs "kind": "monitor", "kind": "site" or "kind": "calendar".',
    ]);
  });

  test('no site, two sites, and two monitors of one name', () => {
    expect(faults([file(defineMonitor(monitor))])[0]).toMatch(/^MONITORS_DIR: site is missing/);
    expect(faults([siteFile, file(defineSite(site), 'other.ts')])).toEqual([
      'other.ts: default export defines a second site; keep one (the first is in site.ts).',
    ]);
    expect(
      faults([siteFile, file(defineMonitor(monitor)), file(defineMonitor(monitor), 'b.ts')]),
    ).toEqual([
      'b.ts: slug "chat-health" is taken by a monitor in support.ts; give each monitor a slug of its own.',
    ]);
  });

  test('all of them come at once', () => {
    const lines = faults([
      { file: 'a.ts', field: 'file', remedy: 'cannot be loaded: line 1' },
      brokenSite({ timeZone: 'Mars/Olympus' }),
      broken({ failAfter: 0, intervall: 5 }),
      probe({ url: 'gopher://x/' }),
    ]);
    expect(lines).toHaveLength(5);
  });
});

test('every target that the shipped site names is one that the contract names', async () => {
  const { default: shipped } = await import('../../../monitors/site.ts');
  const { watched } = resolveDefinitions([file(shipped)], {}, 'all');
  for (const { targets = [] } of siteComponents(watched.site)) {
    expect(targetVariables).toEqual(expect.arrayContaining([...targets]));
  }
});
