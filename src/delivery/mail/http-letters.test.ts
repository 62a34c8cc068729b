import { createServer, type IncomingMessage, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { httpLetters } from './http-letters.ts';
import type { Letter } from './letter.ts';
import { sandboxLetters } from './sandbox-letters.ts';

const letter: Letter = {
  to: 'reader@example.com',
  subject: '在线客服无法使用',
  text: '排查中\n',
  html: '<p>排查中</p>',
  messageId: '<one@status.example>',
  inReplyTo: '<root@status.example>',
  headers: { 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' },
};
const never = new AbortController().signal;
const from = 'Wallet support <status@example.com>';

let stop = () => {};
afterEach(() => stop());

type Heard = Readonly<{ headers: IncomingMessage['headers']; url: string; body: string }>;

/** A service on loopback that answers so; where it listens, and what it heard. */
async function serviceThat(answer: RequestListener) {
  const heard: Heard[] = [];
  const server = createServer(async (request, response) => {
    const body = (await request.setEncoding('utf8').toArray()).join('');
    heard.push({ headers: request.headers, url: request.url ?? '', body });
    answer(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  stop = () => {
    server.closeAllConnections();
    server.close();
  };
  return { host: `127.0.0.1:${(server.address() as AddressInfo).port}`, heard };
}

const saying =
  (status: number, body = '', headers: Record<string, string> = {}): RequestListener =>
  (_, response) =>
    void response.writeHead(status, headers).end(body);

describe('a letter by the HTTP of a service', () => {
  it('is one POST of JSON with the key as bearer token', async () => {
    const { host, heard } = await serviceThat(saying(200, '{"id":"abc"}'));
    const send = httpLetters({ url: `http://re_key%2B1@${host}/emails`, from });
    expect(await send(letter, never)).toMatchObject({
      ...{ kind: 'accepted', status: 200, detail: '{"id":"abc"}' },
    });
    const [{ headers, url, body } = { headers: {}, url: '', body: '{}' }] = heard;
    expect(url).toBe('/emails');
    expect(headers).toMatchObject({
      authorization: 'Bearer re_key+1',
      'content-type': 'application/json',
      'idempotency-key': expect.stringMatching(/^one@status\.example\/[0-9a-f]{16}$/),
    });
    expect(JSON.parse(body)).toEqual({
      ...{ from, to: ['reader@example.com'], subject: letter.subject },
      ...{ text: letter.text, html: letter.html },
      headers: {
        'Message-ID': '<one@status.example>',
        'In-Reply-To': '<root@status.example>',
        References: '<root@status.example>',
        'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
      },
    });
  });

  it('has the same key again, and another one where it says something else by then', async () => {
    const { host, heard } = await serviceThat(saying(200));
    const send = httpLetters({ url: `http://key@${host}/emails`, from });
    for (const text of [letter.text, letter.text, '已恢复\n'])
      await send({ ...letter, text }, never);
    const [one, again, other] = heard.map(({ headers }) => headers['idempotency-key']);
    expect(again).toBe(one);
    expect(other).not.toBe(one);
  });

  it.each([
    [401, { kind: 'refused', permanent: false, status: 401 }],
    [422, { kind: 'refused', permanent: false, status: 422 }],
    [500, { kind: 'refused', permanent: false, status: 500 }],
    [302, { kind: 'refused', permanent: false, status: 302 }],
  ])(
    'that is answered %i is tried again, and nobody is put into quarantine',
    async (status, expected) => {
      const { host, heard } = await serviceThat(
        saying(status, '{"message":"No\\n"}', { location: 'http://127.0.0.1:1/' }),
      );
      const send = httpLetters({ url: `http://key@${host}/`, from });
      expect(await send(letter, never)).toMatchObject(expected);
      expect(heard).toHaveLength(1);
    },
  );

  it.each([
    ['7', 7000],
    ['0', 1000],
    ['99999999', 3_600_000],
    ['Wed, 21 Oct 2026 07:28:00 GMT', 10_000],
    ['-5', 10_000],
  ])('waits where the service wants less, Retry-After: %s', async (retryAfter, againMs) => {
    const { host } = await serviceThat(saying(429, '', { 'retry-after': retryAfter }));
    const send = httpLetters({ url: `http://key@${host}/`, from });
    expect(await send(letter, never)).toMatchObject({ kind: 'busy', againMs });
  });

  it('reads no more of an answer than its beginning', async () => {
    const chunk = 'x'.repeat(65_536);
    const { host } = await serviceThat((_, response) => {
      const pour = () => {
        if (!response.destroyed && response.write(chunk)) setImmediate(pour);
        else response.once('drain', pour);
      };
      pour();
    });
    const send = httpLetters({ url: `http://key@${host}/`, from });
    const posting = await send(letter, never);
    expect(posting).toMatchObject({ kind: 'accepted', detail: expect.stringMatching(/^x{500}$/) });
  });

  it('fails where nobody listens, and tells nobody the key', async () => {
    const { host } = await serviceThat(saying(200));
    stop();
    const posting = await httpLetters({ url: `http://secretkey@${host}/`, from })(letter, never);
    expect(posting).toMatchObject({ kind: 'failed', failure: 'connection_failed' });
    expect(JSON.stringify(posting)).not.toContain('secretkey');
  });

  it('is not sent where the key could be read on its way', () => {
    expect(() => httpLetters({ url: 'http://key@mail.example/', from })).toThrow(
      'MAIL_URL must begin with https:, smtps: or smtp:.',
    );
  });
});

describe('a letter in the sandbox', () => {
  it('is shown as a person can read it', async () => {
    const { host, heard } = await serviceThat(saying(204));
    const posting = await sandboxLetters(`http://${host}/`)(letter, never);
    expect(posting).toMatchObject({ kind: 'accepted', status: 204 });
    const [one] = heard;
    expect(one?.headers['content-type']).toBe('message/rfc822; charset=utf-8');
    expect(one?.body).toContain('Subject: 在线客服无法使用\r\n');
    expect(one?.body).toMatch(/8bit\r\n\r\n排查中\r\n$/);
  });

  it('fails where the sandbox is gone', async () => {
    const { host } = await serviceThat(saying(204));
    stop();
    const posting = await sandboxLetters(`http://${host}/`)(letter, never);
    expect(posting).toMatchObject({ kind: 'failed', failure: 'connection_failed' });
  });
});
