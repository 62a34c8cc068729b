import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { changeTemplate } from '../../../src/actions/change-template.ts';
import type { Template } from '../../../src/domain/words/template.ts';
import { readTemplate, readTemplates, seedTemplates } from '../../../src/storage/template.ts';
import { fieldsOf } from '../../../src/web/console/template/typed-fields.ts';
import { shippedTemplates } from '../../../templates/shipped.ts';
import type { Browser } from '../../support/console.ts';
import { someNow } from '../../support/facts.ts';
import { type StaffedConsole, staffedConsole } from '../../support/staffed-console.ts';
import { acting } from '../acting.ts';

// Every password costs a slow hash, and machines are busy.
vi.setConfig({ testTimeout: 30_000, hookTimeout: 30_000 });

let site: StaffedConsole;
const browsers = new Map<'viewer' | 'admin', Browser>();
beforeAll(async () => {
  site = await staffedConsole('viewer');
  browsers.set('viewer', site.browser).set('admin', await site.signedIn('admin'));
});
afterAll(() => site.close());

let chat: Template;
beforeEach(async () => {
  await site.db.write(['DELETE FROM templates']);
  await seedTemplates(site.db, shippedTemplates, someNow);
  chat = await stored('chat');
});

async function stored(name: string): Promise<Template> {
  const template = await readTemplate(site.db, name);
  return template ?? expect.fail(`there is no template ${name}`);
}

async function get(who: 'viewer' | 'admin', path: string): Promise<string> {
  const answer = await browsers.get(who)?.get(`/console/templates${path}`);
  expect(answer?.status).toBe(200);
  return (await answer?.text()) ?? '';
}

async function post(path: string, form: Readonly<Record<string, string>>) {
  const answer = await browsers.get('admin')?.post(`/console/templates${path}`, { form });
  if (!answer) return expect.fail('nobody is signed in');
  return { status: answer.status, to: answer.headers.get('location'), html: await answer.text() };
}

const made = {
  ...{ kind: 'announcement', 'name.en': 'Holidays', 'title.en': 'Hours over {holiday}' },
  ...{ 'body.zh': '{holiday}放假。', 'body.en': 'Closed over {holiday}.', 'component.phone': 'on' },
  ...{ 'variables.0.name': 'holiday', 'variables.0.kind': 'text', 'variables.0.required': 'on' },
  ...{ 'variables.0.label.en': 'Which holiday', 'variables.0.default': '元旦 | New Year' },
  ...{ 'variables.1.name': '', 'variables.1.kind': 'component', 'variables.1.required': 'on' },
};

test('everybody on the staff reads all templates, and only admins are led to change them', async () => {
  const list = await get('viewer', '');
  for (const { name } of shippedTemplates) expect(list).toContain(name.en);
  expect(list).not.toContain('/templates/new');
  expect(await get('admin', '')).toContain('/console/templates/new?kind=incident');
  const one = await get('viewer', '/chat');
  expect(one).toContain('We expect chat to be back by 22 Nov 14:56 Beijing time.');
  expect(one).toContain('预计北京时间 11月22日 14:56 前恢复。');
  expect(one).not.toContain('/change');
  expect(await get('admin', '/chat')).toContain(`/console/templates/${chat.id}/change`);
});

describe('a template', () => {
  test('is made with its variables, and shown as it will read', async () => {
    const { status, to } = await post('', made);
    expect(status).toBe(303);
    expect(await get('admin', to?.replace('/console/templates', '') ?? '')).toContain(
      'Closed over New Year.',
    );
    expect((await readTemplates(site.db)).at(-1)).toMatchObject({
      ...{ kind: 'announcement', name: { en: 'Holidays' }, components: ['phone'], version: 1 },
      title: { en: 'Hours over {holiday}' },
      body: { zh: '{holiday}放假。', en: 'Closed over {holiday}.' },
      variables: [
        {
          ...{ name: 'holiday', kind: 'text', required: true, label: { en: 'Which holiday' } },
          default: { zh: '元旦', en: 'New Year' },
        },
      ],
    });
  });

  test('is shown before it is saved, as a page and as a part, with room for one more variable', async () => {
    const page = await post('/preview', made);
    expect(page.status).toBe(200);
    expect(page.html).toContain('Closed over New Year.');
    expect(page.html).toContain('name="variables.1.name"');
    expect(page.html).toContain('<title>');
    const part = await post('/preview/part', made);
    expect(part.html).toContain('元旦放假。');
    expect(part.html).not.toContain('<title>');
    expect(await readTemplates(site.db)).toHaveLength(shippedTemplates.length);
  });

  test.each<readonly [wrong: object, says: string, stays: string]>([
    [{ 'body.en': 'Closed over {day}.' }, 'Braces name variables', 'Closed over {day}.'],
    [{ 'title.en': '', 'title.zh': '' }, 'Write at least one language', 'Closed over {holiday}.'],
    [{ 'variables.1.name': 'Day' }, 'Name it by Latin letters', 'value="Day"'],
    [{ 'variables.0.kind': 'minutes' }, 'This is nothing of that kind', '元旦 | New Year'],
    [{ 'variables.0.label.en': '' }, 'what is asked, on one line', 'Closed over {holiday}.'],
    [
      { 'variables.0.kind': 'choice', 'variables.0.options': 'one' },
      'Give 2 to 20',
      'one</textarea>',
    ],
  ])('with %j is refused in words, and what was typed stays', async (wrong, says, stays) => {
    const { status, html } = await post('', { ...made, ...wrong });
    expect(status).toBe(422);
    expect(html).toContain(says);
    expect(html).toContain(stays);
    expect(await readTemplates(site.db)).toHaveLength(shippedTemplates.length);
  });

  test('is changed from the form that shows it', async () => {
    const form = await get('admin', '/chat/change');
    expect(form).toContain('value="eta"');
    const fields = Object.fromEntries(fieldsOf(chat));
    const { status } = await post(`/${chat.id}`, {
      ...{ ...fields, version: '1', 'title.en': 'Chat is down', 'fallbacks.1': 'email' },
      ...{ 'followUps.resolved.body.en': '', 'followUps.resolved.body.zh': '' },
    });
    expect(status).toBe(303);
    const { id, slug } = chat;
    expect(await stored('chat')).toMatchObject({
      ...{ id, slug, version: 2, fallbacks: ['email'], variables: chat.variables },
      title: { zh: '在线客服无法接通', en: 'Chat is down' },
      followUps: [{ status: 'identified' }, { status: 'monitoring' }],
    });
  });

  test('that somebody else has changed is not overwritten unseen, and nothing typed is lost', async () => {
    const { id, slug: _, createdAt: __, updatedAt: ___, version: ____, ...content } = chat;
    const other = { ...content, title: { en: 'Chat is away' } };
    await changeTemplate(acting(site.db), 'chat', 1, other);
    const mine = { ...Object.fromEntries(fieldsOf(chat)), 'title.en': 'Chat is down' };
    const { status, html } = await post(`/${id}`, { ...mine, version: '1' });
    expect(status).toBe(409);
    expect(html).toContain('Chat is away');
    expect(html).toContain('value="Chat is down"');
    expect(html).toContain('name="version" value="2"');
    expect((await post(`/${id}`, { ...mine, version: '2' })).status).toBe(303);
    expect(await stored('chat')).toMatchObject({ version: 3, title: { en: 'Chat is down' } });
  });

  test('is removed after asking, and not when somebody else has changed it meanwhile', async () => {
    const asked = await get('admin', '/chat/removal');
    expect(asked).toContain('will be removed for good');
    expect(asked).toContain('name="version" value="1"');
    expect((await post(`/${chat.id}/removal`, { version: '7' })).status).toBe(409);
    const { status, to } = await post(`/${chat.id}/removal`, { version: '1' });
    expect({ status, to }).toEqual({ status: 303, to: '/console/templates?done=removed' });
    expect(await get('viewer', '')).not.toContain('Chat: cannot be reached');
    const gone = await browsers.get('viewer')?.get('/console/templates/chat');
    expect(gone?.status).toBe(404);
  });
});

test('a form that is sent twice makes one template', async () => {
  const form = { ...made, once: 'aaaaaaaaaaaa', page: '/templates/new?kind=announcement' };
  const [first, second] = [await post('', form), await post('', form)];
  expect([first.status, second.status, second.to]).toEqual([303, 303, first.to]);
  expect(await readTemplates(site.db)).toHaveLength(shippedTemplates.length + 1);
});

test('a form that is kept as a draft is there again, with its variables', async () => {
  const form = { ...made, page: '/templates/new?kind=announcement' };
  const kept = await browsers.get('admin')?.post('/console/drafts', { form });
  const to = kept?.headers.get('location') ?? '';
  const html = await get('admin', to.replace('/console/templates', ''));
  expect(html).toContain('value="Hours over {holiday}"');
  expect(html).toContain('value="元旦 | New Year"');
  expect(html).toContain('Closed over New Year.');
});

test('there is no form for a kind that there is not', async () => {
  const answer = await browsers.get('admin')?.get('/console/templates/new?kind=nothing');
  expect(answer?.status).toBe(404);
});
