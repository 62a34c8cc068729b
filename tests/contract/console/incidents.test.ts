import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { readOn } from '../../support/read-on.ts';
import { type FormFields, formTo } from '../../support/sent-form.ts';
import { placeOf, type StaffedConsole, staffedConsole } from '../../support/staffed-console.ts';

// Every password costs a slow hash, and machines are busy.
vi.setConfig({ testTimeout: 30_000, hookTimeout: 30_000 });

let site: StaffedConsole;
beforeAll(async () => {
  site = await staffedConsole('responder');
});
afterAll(() => site.close());

const newForm = async (query = '') =>
  formTo(await site.page(`/incidents/new${query}`), '/incidents');

/** Sends the form for a new incident. Returns the id of what was published. */
async function published(form: FormFields): Promise<string> {
  const answer = await site.post('/incidents', form);
  expect(answer.status).toBe(303);
  return /^\/console\/incidents\/([a-z0-9]{12})\?done=published$/.exec(placeOf(answer))?.[1] ?? '';
}

/** What somebody types into the form for a new incident. */
const typed: FormFields = {
  'title.zh': '登录变慢',
  'title.en': 'Sign-in is slow',
  'body.zh': '登录比平时慢。',
  'body.en': 'Signing in takes longer than usual.',
  'component.signin': 'degraded_performance',
};

describe('the list', () => {
  test('tells which are open and which are over, and finds by words and component', async () => {
    await published({ ...(await newForm()), ...typed });
    await published(await newForm('?template=email'));
    const begun = { startedAt: '2026-11-20T10:00', at: '2026-11-20T10:30' };
    await published({ ...(await newForm('?past=on')), ...typed, ...begun });
    const list = readOn(await site.page('/incidents'));
    expect(list).toMatch(/Open .*Sign-in is slow Investigating · Sign-in · 22 Nov 14:26/);
    expect(list).toMatch(/Over .*Sign-in is slow Resolved/);
    const found = readOn(await site.page('/incidents?q=EMAIL&component=email'));
    expect(found).toContain('Email');
    expect(found).not.toContain('Sign-in is slow');
    expect(readOn(await site.page('/incidents?q=nothing+like+it'))).toContain('None like that.');
  });

  test('goes on where a page ends', async () => {
    const form = await newForm('?past=on');
    for (let minute = 10; minute < 32; minute++) {
      const time = { startedAt: `2026-10-20T10:${minute}`, at: `2026-10-20T10:${minute}` };
      await published({ ...form, ...typed, ...time, 'title.en': `No ${minute}`, once: '' });
    }
    const first = await site.page('/incidents?component=signin');
    const [, older = ''] = /href="\/console(\/incidents\?[^"]*before=[^"]*)"/.exec(first) ?? [];
    const second = await site.page(older.replaceAll('&amp;', '&'));
    const listed = [first, second].map((html) =>
      [...html.matchAll(/No (\d\d)/g)].map(([, n]) => n),
    );
    expect(listed.flat()).toHaveLength(22);
    expect(second).not.toContain('<h2>Open</h2>');
  });
});

test('a viewer reads what there is, and finds no way to change it', async () => {
  const id = await published({ ...(await newForm()), ...typed });
  const viewer = await site.signedIn('viewer');
  const list = await site.page('/incidents', viewer);
  expect(list).toContain('Sign-in is slow');
  for (const html of [list, await site.page(`/incidents/${id}`, viewer)]) {
    expect(html).not.toMatch(/\/console\/incidents\/(new|[a-z0-9]{12}\/(updates|change|notes))/);
  }
});
