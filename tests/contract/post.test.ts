import { setImmediate } from 'node:timers/promises';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { edgePost } from '../../src/delivery/edge/post.ts';
import { nodePost } from '../../src/delivery/node/post.ts';
import type { Answer, Post } from '../../src/delivery/webhook/post.ts';
import type { UrlRule } from '../../src/delivery/webhook/url-rule.ts';
import { refusedUrls } from '../support/refused-urls.ts';
import {
  answering,
  closeAfterRequest,
  closeAtOnce,
  flooding,
  garbage,
  reset,
  silent,
  smtpBanner,
} from '../support/targets/behaviours.ts';
import { serving } from '../support/targets/http.ts';
import { type Behaviour, freePort, startTarget, type Target } from '../support/targets/tcp.ts';

const open: UrlRule = { allowPrivate: true, exempt: [] };
const closed: UrlRule = { allowPrivate: false, exempt: [] };

type Sender = (rule: UrlRule) => Readonly<{ post: Post; stop: () => void }>;

/** How long each waits for the answer to a first attempt, in milliseconds. */
const senders: readonly (readonly [runtime: string, sender: Sender, firstMs: number])[] = [
  ['Node', (rule) => nodePost({ rule }), 15_000],
  ['the edge', (rule) => ({ post: edgePost(rule, fetch), stop: () => {} }), 4000],
];

/** Of a process that goes on; each sender listens to one of its own. */
const goingOn = () => new AbortController().signal;
const headers = { 'content-type': 'application/json', 'webhook-id': 'msg_1' };
const body = '{"text":"客服恢复了"}';

afterEach(() => {
  vi.useRealTimers();
});

describe.each(senders)('a post from %s', (_, sender, firstMs) => {
  /** Posts once to a peer that behaves so, while `meanwhile` happens. */
  async function posted(
    behaviour: Behaviour,
    meanwhile: (target: Target) => Promise<void> = async () => {},
    tries = 1,
  ): Promise<Answer> {
    const target = await startTarget(behaviour);
    const { post, stop } = sender(open);
    const url = `http://127.0.0.1:${target.port}/hook?a=b`;
    try {
      const [answer] = await Promise.all([
        post({ url, headers, body, tries }, goingOn()),
        meanwhile(target),
      ]);
      return answer;
    } finally {
      stop();
      await target.stop();
    }
  }

  test('brings what was to be brought', async () => {
    const heard: unknown[] = [];
    const answer = await posted(
      serving((request, response) => {
        const { method, url, headers } = request;
        request.setEncoding('utf8').on('data', (text) => {
          heard.push(method, url, headers['content-type'], headers['webhook-id'], text);
          response.end('thank you');
        });
      }),
    );
    expect(heard).toEqual(['POST', '/hook?a=b', 'application/json', 'msg_1', body]);
    expect(answer).toMatchObject({ kind: 'answered', status: 200, excerpt: 'thank you' });
  });

  test.each([
    [204, 'HTTP/1.1 204 No Content\r\n\r\n'],
    [410, 'HTTP/1.1 410 Gone\r\ncontent-length: 0\r\n\r\n'],
    [500, 'HTTP/1.1 500 Oh\r\ncontent-length: 0\r\n\r\n'],
  ])('tells that %s was answered', async (status, text) => {
    expect(await posted(answering(text))).toMatchObject({
      ...{ kind: 'answered', status, retryAfter: null, excerpt: '' },
    });
  });

  test('tells how long the receiver wants to be left alone, in its own words', async () => {
    const head = 'HTTP/1.1 429 Later\r\nretry-after: 99999999999999999999\r\n';
    const answer = await posted(answering(`${head}content-length: 0\r\n\r\n`));
    expect(answer).toMatchObject({ status: 429, retryAfter: '99999999999999999999' });
  });

  test.each(['http://169.254.169.254/latest/meta-data/', '/', 'file:///etc/passwd', 'http://['])(
    'does not follow to %s',
    async (location) => {
      const seen: string[] = [];
      const target = serving((request, response) => {
        seen.push(request.url ?? '');
        response.writeHead(307, { location }).end();
      });
      expect(await posted(target)).toMatchObject({ kind: 'answered', status: 307 });
      expect(seen).toEqual(['/hook?a=b']);
    },
  );

  test('keeps of an answer what can be printed in one line', async () => {
    const text = `<b>\u0000\u001b[31m\u202e red\r\n\t\u2028 赤 🔴 ${'x'.repeat(600)}`;
    const answer = await posted(serving((_, response) => void response.end(text)));
    expect(answer).toMatchObject({
      excerpt: expect.stringMatching(/^<b> \[31m red 赤 🔴 x{400,}$/),
    });
    expect('excerpt' in answer && answer.excerpt.length).toBe(500);
  });

  test('never keeps half a character', async () => {
    const text = `${'x'.repeat(499)}🔴🔴`;
    const answer = await posted(serving((_, response) => void response.end(text)));
    expect(answer).toMatchObject({ excerpt: 'x'.repeat(499) });
  });

  test('cuts an answer that never ends', async () => {
    const head = 'HTTP/1.1 200 OK\r\n\r\n';
    let sent = 0;
    const flood = flooding(head, Buffer.alloc(16 * 1024, 'x'), (bytes) => {
      sent = bytes;
    });
    const answer = await posted(flood);
    expect(answer).toMatchObject({ kind: 'answered', status: 200, excerpt: 'x'.repeat(500) });
    // What was under way when the connection was cut lies in the buffers of the system.
    expect(sent).toBeLessThan(32 * 1024 * 1024);
  });

  test('takes the head as the answer where the body breaks off', async () => {
    const half = 'HTTP/1.1 200 OK\r\ncontent-length: 99\r\n\r\nabc';
    expect(await posted(answering(half))).toMatchObject({ status: 200, excerpt: 'abc' });
  });

  test('waits two seconds for the rest of a body', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance', 'Date'] });
    const dripping: Behaviour = (socket) => {
      silent(socket);
      socket.write('HTTP/1.1 200 OK\r\ncontent-length: 99\r\n\r\nabc');
    };
    const answer = await posted(dripping, async () => {
      await timersSet(2);
      await vi.advanceTimersByTimeAsync(2000);
    });
    expect(answer).toMatchObject({ status: 200, excerpt: 'abc', ms: 2000 });
  });

  test.each([
    ['of a first attempt', 0, firstMs],
    ['of a later one', 1, 15_000],
  ])('%s gives up in its time without an answer', async (_attempt, tries, ms) => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance', 'Date'] });
    const ending = async () => {
      await timersSet(1);
      await vi.advanceTimersByTimeAsync(ms);
    };
    const answer = await posted(silent, ending, tries);
    expect(answer).toMatchObject({ kind: 'failed', failure: 'timed_out', ms });
  });

  test('ends at once when the process stops, now or before it began', async () => {
    const target = await startTarget(silent);
    const { post, stop } = sender(open);
    const aborter = new AbortController();
    const url = `http://127.0.0.1:${target.port}/`;
    const running = post({ url, headers, body, tries: 1 }, aborter.signal);
    aborter.abort();
    const later = post({ url, headers, body, tries: 1 }, aborter.signal);
    for (const answer of await Promise.all([running, later])) {
      expect(answer).toMatchObject({ kind: 'failed', failure: 'internal' });
    }
    stop();
    await target.stop();
  });

  const upgraded = 'HTTP/1.1 101 Oh\r\nconnection: upgrade\r\nupgrade: x\r\n\r\n';
  const headers100k = `x: ${'x'.repeat(100_000)}\r\n`;
  test.each([
    ['resets', reset],
    ['hangs up', closeAtOnce],
    ['hangs up when it was asked', closeAfterRequest],
    ['speaks garbage', garbage],
    ['is a mail server', smtpBanner],
    ['answers half a head', answering('HTTP/1.1 200 OK\r\nx:')],
    ['answers headers of 100 KB', answering(`HTTP/1.1 200 OK\r\n${headers100k}\r\n`)],
    [
      'answers headers for ever',
      flooding('HTTP/1.1 200 OK\r\n', Buffer.from('x: y\r\n'.repeat(2000))),
    ],
    ['answers with another protocol', answering(upgraded)],
  ])('is a failure with its reason where the peer %s', async (_, behaviour) => {
    const answer = await posted(behaviour);
    expect(answer).toMatchObject({ kind: 'failed', detail: expect.stringMatching(/^.{1,500}$/) });
    expect('failure' in answer && answer.failure).toMatch(/^(connection_failed|broken_answer)$/);
  });

  test('is a failure where nobody listens', async () => {
    const { post, stop } = sender(open);
    const url = `http://127.0.0.1:${await freePort()}/`;
    expect(await post({ url, headers, body, tries: 1 }, goingOn())).toMatchObject({
      ...{ kind: 'failed', failure: 'connection_failed' },
    });
    stop();
  });

  test('is never made to an address that is refused by its form', async () => {
    const { post, stop } = sender(closed);
    const urls = Object.values(refusedUrls).flat();
    const answers = await Promise.all(
      urls.map((url) => post({ url, headers, body, tries: 1 }, goingOn())),
    );
    for (const answer of answers) {
      expect(answer).toMatchObject({ kind: 'failed', failure: 'refused_address', ms: 0 });
    }
    stop();
  });
});

/** Waits until so many timers are set, which are faked, while sockets go on in real time. */
async function timersSet(count: number): Promise<void> {
  while (vi.getTimerCount() < count) await setImmediate();
}
