import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { AppError } from '../../../src/domain/app-error.ts';
import { reasons } from '../../../src/domain/monitor/reason.ts';
import type { Browser } from '../../support/console.ts';
import { minuteMs, someMonitor, someNow, someSite } from '../../support/facts.ts';
import { lookAt } from '../../support/looked.ts';
import { type StaffedConsole, staffedConsole } from '../../support/staffed-console.ts';

// Every password costs a slow hash, and machines are busy.
vi.setConfig({ testTimeout: 30_000, hookTimeout: 30_000 });

const secret = 'PLANTED-SECRET';

/** A conversation whose target, headers and words hold secrets, an API, and sign-in. */
const monitors = [
  someMonitor('chat', {
    probe: {
      ...{ kind: 'websocket', url: `wss://${secret}:${secret}@chat.example/ws?key=${secret}` },
      ...{ subprotocol: null, headers: { authorization: secret }, family: 'any' },
      steps: [{ kind: 'send', name: 'hello', text: secret }],
    },
  }),
  someMonitor('api'),
  someMonitor('signin', { whenDown: 'nothing' }),
];

let site: StaffedConsole;
let staff: Browser;
beforeEach(async () => {
  site = await staffedConsole('responder', { watched: { site: someSite(), monitors } });
  await lookAt(site.db, 'chat', [...Array(30).fill('up'), 'down', 'down', 'down']);
  await lookAt(site.db, 'api', ['up', 'up', 'degraded', 'up']);
  staff = site.browser;
});
afterEach(() => site.close());

async function read(path: string, browser = staff): Promise<string> {
  const answer = await browser.get(path);
  expect([path, answer.status]).toEqual([path, 200]);
  return answer.text();
}

const listedIn = (html: string) =>
  [...html.matchAll(/data-monitor="([^"]+)" data-state="(\w+)"/g)].map(
    ([, slug, state]) => `${slug} ${state}`,
  );
const rowsIn = (html: string, outcome: string) =>
  [...html.matchAll(new RegExp(`data-outcome="${outcome}"`, 'g'))].length;
const checksAfter = (html: string, id: string) =>
  /<ol class="looks">.*?<\/ol>/s.exec(html.slice(html.indexOf(`id="${id}"`)))?.[0] ?? '';
const formTo = (html: string, path: string) =>
  new RegExp(`action="/console/monitors/${path}">`).test(html);

describe('the list of monitors', () => {
  test('has the worst first', async () => {
    expect(listedIn(await read('/console/monitors'))).toEqual([
      ...['chat-monitor down', 'signin-monitor pending', 'api-monitor up'],
    ]);
  });

  test.each([
    ['?q=API', ['api-monitor up']],
    ['?q=sign-in', ['signin-monitor pending']],
    ['?state=down', ['chat-monitor down']],
    ['?q=monitor&state=up', ['api-monitor up']],
    ['?q=%3Cscript%3E', []],
    ['?state=wrong', []],
  ])('is looked through by %s', async (query, found) => {
    const html = await read(`/console/monitors${query}`);
    expect(listedIn(html)).toEqual(found);
    expect(html).toContain(found.length > 0 ? `${found.length} of 3` : 'No monitor is like that.');
    expect(html).not.toContain('<script>');
  });
});

describe('the page of a monitor', () => {
  test('says where it looks, and nothing that is secret', async () => {
    const html = await read('/console/monitors/chat-monitor');
    expect(html).toContain('wss://chat.example/ws?…');
    for (const path of ['/console/monitors', '/console/components/chat']) {
      expect(await read(path)).not.toContain(secret);
    }
    expect(html).not.toContain(secret);
  });

  test('says why it is down: which checks confirmed it, and what they found, in words', async () => {
    const html = await read('/console/monitors/chat-monitor');
    const why = checksAfter(html, 'why');
    expect(html).toContain('3 checks in a row failed.');
    expect(rowsIn(why, 'down')).toBe(3);
    expect(why).toContain(reasons.connection_refused.text.en);
    expect(why).toContain('ECONNREFUSED &lt;b&gt;');
    expect(html).toContain('/console/incidents/new?component=chat');
    const form = { language: 'zh', to: '/console' };
    await staff.post('/console/language', { form });
    const inChinese = await read('/console/monitors/chat-monitor');
    expect(inChinese).toContain('连续 3 次检查失败');
    expect(inChinese).toContain(reasons.connection_refused.text.zh);
  });

  test('has recent checks with their steps, and by themselves those that were not up', async () => {
    const html = await read('/console/monitors/chat-monitor');
    const recent = checksAfter(html, 'checks');
    expect([rowsIn(recent, 'down'), rowsIn(recent, 'up')]).toEqual([3, 17]);
    expect(recent).toContain('dns 1 · tcp 81');
    const failures = checksAfter(html, 'failures');
    expect([rowsIn(failures, 'down'), rowsIn(failures, 'up')]).toEqual([3, 0]);
    expect(html).toContain('id="answers"');
  });

  test('says what confirmed that it is up, and how near it is to being down', async () => {
    const html = await read('/console/monitors/api-monitor');
    expect(html).toContain('A check went well, which was enough.');
    expect(rowsIn(checksAfter(html, 'why'), 'up')).toBe(1);
    expect(html).not.toContain('/console/incidents/new');
    expect(html).not.toContain('in a row failed');
    await lookAt(site.db, 'signin', ['up', 'down', 'down']);
    const failing = await read('/console/monitors/signin-monitor');
    expect(failing).toContain('By now 2 in a row failed; with 3 it counts as down.');
  });

  test('tells what each location says, and how many have to agree', async () => {
    await lookAt(site.db, 'chat', ['up', 'up'], { location: 'tokyo' });
    const html = await read('/console/monitors/chat-monitor');
    expect(html).toContain('Of the 2 locations that looked of late, 2 have to agree.');
    const votes = [...html.matchAll(/data-location="(\w+)">.*?<td>(\w+)/gs)];
    expect(votes.map(([, location, state]) => [location, state]).toSorted()).toEqual([
      ['here', 'Down'],
      ['tokyo', 'Up'],
    ]);
  });

  test('tells of the certificate that was seen last', async () => {
    const certificate = {
      ...{ validFrom: 0, validTo: Date.parse('2027-02-03T04:05:06Z'), problem: null },
      ...{ subject: 'CN=<chat>', issuer: 'CN=A', names: [] },
    };
    await lookAt(site.db, 'signin', ['up'], { certificate });
    const html = await read('/console/monitors/signin-monitor');
    expect(html).toContain('CN=&lt;chat&gt;, valid until 2027-02-03');
  });

  test('of one that nobody has looked at says so', async () => {
    const html = await read('/console/monitors/signin-monitor');
    expect(html).toContain('No check has been able to tell yet.');
    expect(html).toContain('There are no checks yet.');
  });

  test('is read by viewers, who can change nothing', async () => {
    const html = await read('/console/monitors/chat-monitor', await site.signedIn('viewer'));
    for (const path of ['runs', 'pause', 'resumption']) {
      expect(formTo(html, `chat-monitor/${path}`)).toBe(false);
    }
  });

  test.each(['nothing', '%00', '..%2fmonitors', 'chat'])('is not there for %s', async (slug) => {
    for (const path of [`/console/monitors/${slug}`, `/console/monitors/${slug}/failures`]) {
      expect((await staff.get(path)).status).toBe(404);
    }
  });
});

test('the checks that were not up are listed in pages, also those of long ago', async () => {
  await site.db.write([
    {
      sql: `INSERT INTO checks (monitor, location, started_at, outcome, reason, latency_ms)
            WITH RECURSIVE turn (at) AS (SELECT 1 UNION ALL SELECT at + 1 FROM turn WHERE at < 60)
            SELECT monitors.number, locations.number, ? - at, 'down', 'no_response', 1
            FROM turn, monitors, locations WHERE monitors.slug = 'chat-monitor'`,
      args: [someNow - 200 * 24 * 60 * minuteMs],
    },
  ]);
  const first = await read('/console/monitors/chat-monitor/failures');
  expect(rowsIn(first, 'down')).toBe(50);
  const [, next = ''] = /href="([^"]+\?before=[^"]+)"/.exec(first) ?? [];
  const second = await read(next);
  expect(rowsIn(second, 'down')).toBe(13);
  expect(second).not.toMatch(/href="[^"]+\?before=/);
  for (const place of ['x', '1', '.', '1.', '9'.repeat(30)]) {
    const html = await read(`/console/monitors/chat-monitor/failures?before=${place}`);
    expect(rowsIn(html, 'down')).toBe(50);
  }
});

describe('a look that somebody asks for', () => {
  const run = () => staff.post('/console/monitors/api-monitor/runs');

  test('leads back to the page, which tells what it found', async () => {
    const answer = await run();
    expect(answer.status).toBe(303);
    const html = await read(answer.headers.get('location') ?? '');
    expect(html).toContain('The look that you asked for: up, in 12 ms.');
  });

  test('is refused in words when somebody has just looked', async () => {
    await run();
    const answer = await run();
    expect(answer.status).toBe(429);
    expect(await answer.text()).toContain('wait ten seconds and try again');
  });

  test('is refused in words where the runtime has no probe for it', async () => {
    const worker = await staffedConsole('responder', {
      watched: { site: someSite(), monitors },
      consoleOptions: { runNow: () => Promise.reject(new AppError('conflict', 'No probe.')) },
    });
    const { browser } = worker;
    const answer = await browser.post('/console/monitors/api-monitor/runs');
    expect(answer.status).toBe(409);
    expect(await answer.text()).toContain('a Node process that shares the database can');
    await worker.close();
  });

  test('that takes long does not keep anybody waiting', async () => {
    const slow = await staffedConsole('responder', {
      watched: { site: someSite(), monitors },
      consoleOptions: { runNow: () => new Promise(() => undefined) },
    });
    const { browser } = slow;
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    try {
      const asked = browser.post('/console/monitors/api-monitor/runs');
      await vi.waitFor(() => expect(vi.getTimerCount()).toBeGreaterThan(0));
      await vi.advanceTimersByTimeAsync(15_000);
      const to = (await asked).headers.get('location') ?? '';
      expect(await (await browser.get(to)).text()).toContain('The look goes on;');
    } finally {
      vi.useRealTimers();
    }
    await slow.close();
  });

  test('of no monitor is not there, and an address that tells of no look says nothing', async () => {
    expect((await staff.post('/console/monitors/nothing/runs')).status).toBe(404);
    for (const ran of ['1.here', '%00', '<b>', '1.<b>']) {
      const html = await read(`/console/monitors/api-monitor?ran=${encodeURIComponent(ran)}`);
      expect(html).not.toContain('The look that you asked for');
    }
  });
});

describe('a pause', () => {
  const pause = (form: Readonly<Record<string, string>>) =>
    staff.post('/console/monitors/chat-monitor/pause', { form });
  const tomorrow = '2026-11-23T09:00';

  test('is announced with what it means: nothing else looks, and trouble is no longer told', async () => {
    const html = await read('/console/monitors/chat-monitor');
    expect(html).toContain('Nothing else looks at Chat');
    expect(html).toContain('Post an incident first.');
    const well = await read('/console/monitors/signin-monitor');
    expect(well).not.toContain('Post an incident first.');
  });

  test('is set, shown to staff and to the public, and taken back', async () => {
    const set = await pause({ reason: 'The <b>provider</b> moves.', until: tomorrow });
    expect([set.status, set.headers.get('location')]).toEqual([
      303,
      '/console/monitors/chat-monitor',
    ]);
    const html = await read('/console/monitors/chat-monitor');
    expect(html).toContain('Paused by The responder');
    expect(html).toContain('The &lt;b&gt;provider&lt;/b&gt; moves.');
    expect(html).toContain('<time datetime="2026-11-23T01:00:00Z">tomorrow 09:00</time>');
    expect(html).toContain(`value="${tomorrow}"`);
    expect(listedIn(await read('/console/monitors?state=paused'))).toEqual(['chat-monitor paused']);
    const page = await (await site.app.request('/en')).text();
    expect(page).toMatch(/data-component="chat" data-status="\w+" data-reachability="unknown"/);
    expect(page).toContain('We have paused automatic checks since');
    expect(page).not.toContain('provider');

    await staff.post('/console/monitors/chat-monitor/resumption');
    expect(await read('/console/monitors/chat-monitor')).not.toContain('Paused by');
    const again = await staff.post('/console/monitors/chat-monitor/resumption');
    expect(again.status).toBe(303);
  });

  test('may be left without an end, and says what that means', async () => {
    const html = await read('/console/monitors/chat-monitor');
    const [until = ''] = /<input[^>]*name="until"[^>]*>/.exec(html) ?? [];
    expect(until).toContain('datetime-local');
    expect(until).not.toContain('required');
    expect(html).toContain('Left open: until somebody resumes it.');
  });

  test('has looks that somebody asks for noted only, and says so', async () => {
    await pause({ reason: 'It is moved.', until: '' });
    const ran = await staff.post('/console/monitors/chat-monitor/runs');
    const html = await read(ran.headers.get('location') ?? '');
    expect(html).toContain('this is noted only and changes no state');
    expect(html).toContain('does not end by itself');
  });

  test.each([
    [{ reason: '', until: '' }, 'Say why, in at most 500 characters.'],
    [{ reason: ' \u200b', until: tomorrow }, 'Say why, in at most 500 characters.'],
    [{ reason: 'x'.repeat(501), until: tomorrow }, 'Say why, in at most 500 characters.'],
    [{ reason: 'Moved.', until: '2026-11-22T14:26' }, 'Name a time to come within 90 days'],
    [{ reason: 'Moved.', until: '2027-03-01T00:00' }, 'Name a time to come within 90 days'],
    [{ reason: 'Moved.', until: 'soon' }, 'Name a time to come within 90 days'],
  ])('of %j is refused in words, and what was typed stays', async (form, says) => {
    const answer = await pause(form);
    expect(answer.status).toBe(422);
    const html = await answer.text();
    expect(html).toContain(says);
    expect(html).toContain(`\n${form.reason}</textarea>`);
    expect(html).toContain(`value="${form.until}"`);
  });

  test('that is sent twice is set once', async () => {
    const html = await read('/console/monitors/chat-monitor');
    const form = html.slice(html.indexOf('/chat-monitor/pause"'));
    const once = /name="once" value="(\w+)"/.exec(form)?.[1] ?? '';
    const sent = { once, reason: 'It is moved.', until: '' };
    const answers = await Promise.all([pause(sent), pause(sent), pause(sent)]);
    expect(answers.map(({ status }) => status)).toEqual([303, 303, 303]);
    const { rows } = await site.db.client.execute(
      "SELECT count(*) AS times FROM audit_entries WHERE action = 'monitor.pause'",
    );
    expect(rows[0]?.times).toBe(1);
  });
});
