import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { Socket } from 'node:net';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { makeCertificates } from '../../../tests/support/certificates.ts';
import { refusedUrls } from '../../../tests/support/refused-urls.ts';
import {
  afterRequest,
  garbage,
  pouring,
  reset,
  silent,
} from '../../../tests/support/targets/behaviours.ts';
import { serving } from '../../../tests/support/targets/http.ts';
import { type Behaviour, startTarget } from '../../../tests/support/targets/tcp.ts';
import type { Answer } from '../webhook/post.ts';
import type { Address, Resolve } from './addresses.ts';
import { nodePost } from './post.ts';
import { nodeUrlFault } from './resolved-url.ts';

const open = { allowPrivate: true, exempt: [] };
const closed = { allowPrivate: false, exempt: [] };
/** Of a process that goes on; each sender listens to one of its own. */
const goingOn = () => new AbortController().signal;
const message = { headers: { 'webhook-id': 'msg_1' }, body: '{}', tries: 1 };

const prelude = Buffer.from('HTTP/1.1 103 Early Hints\r\n\r\n'.repeat(20));

const ok = serving((request, response) => {
  request.resume().once('end', () => response.end());
});

afterEach(() => {
  vi.useRealTimers();
});

async function posted(behaviour: Behaviour): Promise<Answer> {
  const target = await startTarget(behaviour);
  const { post, stop } = nodePost({ rule: open });
  const answer = await post({ ...message, url: `http://127.0.0.1:${target.port}/` }, goingOn());
  stop();
  await target.stop();
  return answer;
}

describe('what the log says of a failure on Node', () => {
  test.each([
    ['connection_failed', reset],
    ['broken_answer', garbage],
    ['broken_answer', afterRequest(pouring(prelude, prelude))],
  ] as const)('is %s', async (failure, behaviour) => {
    expect(await posted(behaviour)).toMatchObject({ kind: 'failed', failure });
  });

  test('is internal where we ourselves made a request that nobody may send', async () => {
    const { post, stop } = nodePost({ rule: open });
    const wrong = {
      headers: { 'webhook-id': 'a\r\nb' },
      body: '',
      url: 'http://127.0.0.1:1/',
      tries: 1,
    };
    expect(await post(wrong, goingOn())).toMatchObject({ kind: 'failed', failure: 'internal' });
    stop();
  });

  test.each(['wrongHost', 'expired', 'notYetValid', 'untrusted'] as const)(
    'is certificate_rejected where the certificate is %s',
    async (name) => {
      const { ca, [name]: identity } = await makeCertificates();
      const target = await startTarget(ok, { identity });
      const { post, stop } = nodePost({ rule: open, ca });
      const answer = await post(
        { ...message, url: `https://localhost:${target.port}/` },
        goingOn(),
      );
      expect(answer).toMatchObject({ kind: 'failed', failure: 'certificate_rejected' });
      stop();
      await target.stop();
    },
  );

  test('is connection_failed where the peer does not speak TLS', async () => {
    const target = await startTarget(ok);
    const { post, stop } = nodePost({ rule: open });
    const answer = await post({ ...message, url: `https://127.0.0.1:${target.port}/` }, goingOn());
    expect(answer).toMatchObject({ kind: 'failed', failure: 'connection_failed' });
    stop();
    await target.stop();
  });

  test.each([
    ['name_unknown', async () => []],
    ['refused_address', async () => [inner]],
  ] as const)('is %s after the look-up', async (failure, resolve) => {
    const { post, stop } = nodePost({ rule: closed, resolve });
    const answer = await post({ ...message, url: 'https://hooks.example.com/' }, goingOn());
    expect(answer).toMatchObject({ kind: 'failed', failure });
    stop();
  });

  test('is timed_out where a look-up or a handshake hangs', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
    const target = await startTarget(silent);
    const hanging = nodePost({ rule: closed, resolve: () => new Promise(() => {}) });
    const speaking = nodePost({ rule: open });
    const answers = Promise.all([
      hanging.post({ ...message, url: 'https://hooks.example.com/' }, goingOn()),
      speaking.post({ ...message, url: `https://127.0.0.1:${target.port}/` }, goingOn()),
    ]);
    await vi.advanceTimersByTimeAsync(15_000);
    for (const answer of await answers) {
      expect(answer).toMatchObject({ kind: 'failed', failure: 'timed_out' });
    }
    hanging.stop();
    speaking.stop();
    await target.stop();
  });
});

describe('connections from Node', () => {
  test('are made over TLS to whom they are meant for', async () => {
    const { ca, good } = await makeCertificates();
    const target = await startTarget(ok, { identity: good });
    const { post, stop } = nodePost({ rule: open, ca });
    const answer = await post({ ...message, url: `https://localhost:${target.port}/` }, goingOn());
    expect(answer).toMatchObject({ kind: 'answered', status: 200 });
    stop();
    await target.stop();
  });

  test('are kept open for the next request', async () => {
    const target = await startTarget(ok);
    const { post, stop } = nodePost({ rule: open });
    const url = `http://127.0.0.1:${target.port}/`;
    for (let round = 0; round < 3; round += 1) {
      expect(await post({ ...message, url }, goingOn())).toMatchObject({ status: 200 });
    }
    expect(target.taken()).toBe(1);
    stop();
    await target.stop();
  });

  test('are made anew where the kept one was closed by the other side', async () => {
    const target = await startTarget(answeringOnce);
    const { post, stop } = nodePost({ rule: open });
    const url = `http://127.0.0.1:${target.port}/`;
    expect(await post({ ...message, url }, goingOn())).toMatchObject({ status: 204 });
    expect(await post({ ...message, url }, goingOn())).toMatchObject({ status: 204 });
    expect(target.taken()).toBe(2);
    stop();
    await target.stop();
  });
});

describe('a guarded sender', () => {
  test('opens no socket for what its form refuses', async () => {
    const { post, stop } = nodePost({ rule: closed });
    const { sockets } = await during(async () => {
      const urls = Object.values(refusedUrls).flat();
      await Promise.all(urls.map((url) => post({ ...message, url }, goingOn())));
    });
    expect(sockets).toBe(0);
    stop();
  });

  test.each([
    ['is private', [[inner]]],
    ['is public and private at once', [[outer, inner]]],
    ['was public a moment ago', [[outer], [inner], [outer]]],
  ])('connects to nothing whose name %s', async (_, answers) => {
    const resolve = inTurn(answers);
    const url = 'https://hooks.example.com/';
    if (answers.length > 1) expect(await nodeUrlFault(closed, resolve)(url)).toBeNull();
    const { post, stop } = nodePost({ rule: closed, resolve });
    const { connected, result } = await during(() => post({ ...message, url }, goingOn()));
    expect(result).toMatchObject({ kind: 'failed', failure: 'refused_address' });
    expect(connected).toBe(0);
    stop();
  });
});

const inner: Address = { address: '127.0.0.1', family: 4 };
const outer: Address = { address: '93.184.216.34', family: 4 };

function inTurn(answers: readonly (readonly Address[])[]): Resolve {
  const left = [...answers];
  return async () => left.shift() ?? [];
}

/** Answers the first request on a connection, and breaks it at the second. */
const answeringOnce: Behaviour = (socket) => {
  socket.once('data', () => {
    socket.write('HTTP/1.1 204 No Content\r\n\r\n');
    socket.once('data', () => socket.resetAndDestroy());
  });
};

/** How many sockets were opened, and how many of them connected, while something was done. */
async function during<Result>(work: () => Promise<Result>) {
  let sockets = 0;
  let connected = 0;
  const count = (message: unknown) => {
    sockets += 1;
    socketIn(message).once('connect', () => {
      connected += 1;
    });
  };
  subscribe('net.client.socket', count);
  const result = await work();
  unsubscribe('net.client.socket', count);
  return { result, sockets, connected };
}

function socketIn(message: unknown): Socket {
  const isTold = typeof message === 'object' && message !== null && 'socket' in message;
  if (isTold && message.socket instanceof Socket) return message.socket;
  throw new Error('Node tells of sockets in another form.');
}
