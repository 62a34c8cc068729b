import { createHmac } from 'node:crypto';
import { once } from 'node:events';
import { request } from 'node:http';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createInbox } from './inbox.tsx';
import { type Listener, openListener } from './listener.ts';
import { tcpEntrance } from './tcp-entrance.ts';

let listener: Listener;
let url: string;
let secret: string | null;

beforeEach(async () => {
  secret = null;
  listener = await openListener(tcpEntrance(createInbox(() => secret)));
  url = `http://127.0.0.1:${listener.port}/`;
});
afterEach(() => listener.stop());

const post = (body: string | Blob, headers: Record<string, string> = {}) =>
  fetch(url, { method: 'POST', body, headers });
const page = async () => (await fetch(url)).text();

describe('the inbox', () => {
  it('says in both languages that nothing has arrived', async () => {
    const html = await page();
    expect(html).toContain('还没有收到任何推送。');
    expect(html).toContain('Nothing has arrived yet.');
  });

  it('shows what was posted, newest first', async () => {
    expect((await post('first')).status).toBe(204);
    expect((await post('second')).status).toBe(204);
    expect(await page()).toMatch(/<pre>second<\/pre>[\s\S]*<pre>first<\/pre>/);
  });

  it('shows the headers that belong to webhooks and no others', async () => {
    await post('{}', {
      'webhook-id': 'msg_1',
      'ce-type': 'incident.created',
      authorization: 'Bearer secret',
    });
    const html = await page();
    expect(html).toContain('webhook-id: msg_1');
    expect(html).toContain('ce-type: incident.created');
    expect(html).not.toContain('secret');
  });

  it('says of what kind an event is, and what a letter is about', async () => {
    await post('{"type":"incident.created"}', { 'content-type': 'application/json' });
    await post('To: a@example.com\r\nSubject: 在线客服\r\n\r\nSubject: none', {
      'content-type': 'message/rfc822; charset=utf-8',
    });
    const heads = [...(await page()).matchAll(/<\/time> (.*?)<\/h2>/g)].map(([, head]) => head);
    expect(heads).toEqual(['在线客服', 'incident.created']);
  });

  it('shows an object with a line for each member, and links that can be followed', async () => {
    await post('{"type":"incident.created","data":{"url":"https://status.example/en/i?a=1&b=2"}}');
    await post('请打开 http://127.0.0.1/zh/subscriptions/abc。<b>');
    const html = await page();
    expect(html).toContain('{\n  &quot;type&quot;: &quot;incident.created&quot;,\n');
    expect(html).toContain('<a href="https://status.example/en/i?a=1&amp;b=2">');
    expect(html).toContain(
      '<a href="http://127.0.0.1/zh/subscriptions/abc">http://127.0.0.1/zh/subscriptions/abc</a>。&lt;b&gt;',
    );
  });

  it('says whether a signature verifies, once it knows the secret', async () => {
    const body = JSON.stringify({ type: 'webhook.test', data: { zh: '测试' } });
    const timestamp = String(Math.floor(Date.now() / 1000));
    const key = Buffer.from(Array.from({ length: 32 }, (_, index) => index));
    const signed = createHmac('sha256', key).update(`id.${timestamp}.${body}`).digest('base64');
    const headers = { 'webhook-id': 'id', 'webhook-timestamp': timestamp };
    const standings = async () =>
      [...(await page()).matchAll(/data-signature="(\w+)"/g)].map(([, one]) => one);
    await post(body);
    await post(body, { ...headers, 'webhook-signature': `v1,AAAA v1,${signed}` });
    await post(`${body} `, { ...headers, 'webhook-signature': `v1,${signed}` });
    await post(body, { ...headers, 'webhook-timestamp': '1', 'webhook-signature': `v1,${signed}` });
    expect(await standings()).toEqual(['unknown', 'unknown', 'unknown']);
    secret = `whsec_${key.toString('base64')}`;
    expect(await standings()).toEqual(['wrong', 'wrong', 'verified']);
  });

  it('keeps the newest hundred', async () => {
    for (let number = 1; number <= 101; number += 1) await post(`delivery ${number}.`);
    const html = await page();
    expect(html.match(/<article>/g)).toHaveLength(100);
    expect(html).toContain('delivery 101.');
    expect(html).not.toContain('delivery 1.');
  });

  it.each([
    ['markup', '<script>alert(1)</script>', '&lt;script&gt;alert(1)&lt;/script&gt;'],
    ['a quote in a header-like line', '"><img src=x>', '&quot;&gt;&lt;img src=x&gt;'],
    ['a terminal escape', '\u001b[31m', '\\u{001b}[31m'],
    ['a text turner', 'a\u202eb', 'a\\u{202e}b'],
    ['bytes that are no UTF-8', new Blob([Buffer.of(0xff)]), '\ufffd'],
    ['line ends and tabs', 'a\r\n\tb', 'a\n\tb'],
  ])('shows %s safely', async (_what, body, shown) => {
    await post(body);
    expect(await page()).toContain(`<pre>${shown}</pre>`);
  });

  it('keeps a body of 64 KiB and refuses a larger one, announced or not', async () => {
    const largest = 'x'.repeat(64 * 1024);
    expect((await post(largest)).status).toBe(204);
    expect((await post(`${largest}x`)).status).toBe(413);
    expect(await postInChunks([largest, 'x'])).toBe(413);
    expect((await page()).match(/<article>/g)).toHaveLength(1);
  });

  it('keeps a body that comes in chunks', async () => {
    expect(await postInChunks(['one ', 'two'])).toBe(204);
    expect(await page()).toContain('<pre>one two</pre>');
  });

  it('runs nothing and loads nothing', async () => {
    const response = await fetch(url);
    const policy = response.headers.get('content-security-policy');
    expect(policy).toMatch(/^default-src 'none'; style-src 'sha256-[^']+'; base-uri 'none'/);
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
    expect(await response.text()).not.toContain('<script');
  });

  it('takes nothing from other web pages and under no other name', async () => {
    expect((await post('x', { origin: 'https://evil.example' })).status).toBe(403);
    expect(await postInChunks(['x'], { host: 'evil.example' })).toBe(403);
    expect(await page()).not.toContain('<article>');
  });
});

async function postInChunks(chunks: readonly string[], headers: Record<string, string> = {}) {
  const sent = request(url, { method: 'POST', agent: false, headers });
  const answered = once(sent, 'response');
  // The inbox may hang up on a body that it has refused; the answer has come by then.
  sent.on('error', () => undefined);
  for (const chunk of chunks) sent.write(chunk);
  sent.end();
  const [response] = await answered;
  response.resume();
  return response.statusCode;
}
