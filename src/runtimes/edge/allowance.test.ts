import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { DatabaseAway } from '../../storage/away.ts';
import { remoteClientOver } from '../../storage/database.ts';
import { AllowanceSpent, askingDatabase, createAllowance } from './allowance.ts';

const url = 'https://example.com/';

/** A network that answers when it is told to; `open` is how many requests wait for their answer. */
function someNetwork() {
  const waiting: ((answer: Response | Error) => void)[] = [];
  const asked: RequestInit[] = [];
  vi.stubGlobal('fetch', (_: string, init: RequestInit) => {
    asked.push(init);
    return new Promise<Response>((resolve, reject) => {
      waiting.push((answer) => (answer instanceof Error ? reject(answer) : resolve(answer)));
    });
  });
  return {
    asked,
    open: () => waiting.length,
    async answer(answer: Response | Error = new Response(null)) {
      waiting.shift()?.(answer);
      await settled();
    },
  };
}

const settled = () => new Promise<void>((resolve) => setImmediate(resolve));

let network: ReturnType<typeof someNetwork>;
beforeEach(() => {
  network = someNetwork();
});
afterEach(() => void vi.unstubAllGlobals());

/** Uses up both connections, and one request more waits. */
async function crowded() {
  const allowance = createAllowance({ connections: 2, subrequests: 50 });
  const failed = () => new Response(null);
  const answers = [1, 2, 3].map(() => allowance.fetch(url).catch(failed));
  await settled();
  expect(network.open()).toBe(2);
  return { allowance, answers };
}

describe('an allowance', () => {
  test('counts what is asked, and refuses what would be too much before it is sent', async () => {
    const allowance = createAllowance({ connections: 6, subrequests: 2 });
    const asked = [allowance.fetch(url), allowance.ask(async () => 'found')];
    await settled();
    await network.answer();
    await Promise.all(asked);
    expect(allowance.left()).toBe(0);
    await expect(allowance.fetch(url)).rejects.toBeInstanceOf(AllowanceSpent);
    await expect(allowance.ask(async () => 'found')).rejects.toBeInstanceOf(AllowanceSpent);
    expect(network.asked).toHaveLength(1);
  });

  test('has nothing followed, as each hop is a request', async () => {
    void createAllowance({ connections: 6, subrequests: 2 }).fetch(url, { redirect: 'follow' });
    await settled();
    expect(network.asked).toMatchObject([{ redirect: 'manual' }]);
  });

  const body = () => new Response('well');
  test.each<[string, () => Response | Error, (answer: Response) => unknown]>([
    ['failed', () => new Error('reset'), () => undefined],
    ['had no body', () => new Response(null, { status: 204 }), () => undefined],
    ['was read as text', body, (answer) => answer.text()],
    ['was read as JSON', () => Response.json({}), (answer) => answer.json()],
    ['was read as bytes', body, (answer) => answer.arrayBuffer()],
    ['was cancelled', body, (answer) => answer.body?.cancel()],
    [
      'was read piece by piece',
      body,
      async (answer) => {
        const reader = answer.body?.getReader();
        while (!(await reader?.read())?.done);
      },
    ],
  ])('gives a connection to the next once a request %s', async (_, answer, read) => {
    const { answers, allowance } = await crowded();
    await network.answer(answer());
    const given = await answers[0];
    const before = network.open();
    if (given?.body) expect(before).toBe(1);
    if (given) await read(given);
    await settled();
    expect(network.open()).toBe(2);
    expect(allowance.mostAtOnce()).toBe(2);
  });

  test('counts a connection until the body was read, and not only its beginning', async () => {
    const { answers } = await crowded();
    const pieces = new ReadableStream({ pull: (to) => to.enqueue(new Uint8Array([1])) });
    await network.answer(new Response(pieces));
    const reader = (await answers[0])?.body?.getReader();
    await reader?.read();
    await settled();
    expect(network.open()).toBe(1);
    await reader?.cancel();
    await settled();
    expect(network.open()).toBe(2);
  });

  test('gives a connection to the next once whoever asked has lost interest', async () => {
    const allowance = createAllowance({ connections: 1, subrequests: 50 });
    const interest = new AbortController();
    const first = allowance.fetch(url, { signal: interest.signal });
    void allowance.fetch(url);
    await settled();
    await network.answer(new Response('well'));
    await first;
    expect(network.open()).toBe(0);
    interest.abort();
    await settled();
    expect(network.open()).toBe(1);
  });

  test('counts a WebSocket until it is closed, and where nobody says goodbye two seconds more', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout'] });
    const allowance = createAllowance({ connections: 1, subrequests: 50 });
    const upgraded = (webSocket: EventTarget) =>
      Object.assign(new Response(null), { webSocket }) as Response;
    const interest = new AbortController();
    const sockets = [new EventTarget(), new EventTarget()] as const;
    const first = allowance.fetch(url, { signal: interest.signal });
    const second = allowance.fetch(url, { signal: interest.signal });
    void allowance.fetch(url);
    await settled();
    await network.answer(upgraded(sockets[0]));
    await first;
    expect(network.open()).toBe(0);
    sockets[0].dispatchEvent(new Event('close'));
    await settled();
    await network.answer(upgraded(sockets[1]));
    await second;
    interest.abort();
    await vi.advanceTimersByTimeAsync(1999);
    expect(network.open()).toBe(0);
    await vi.advanceTimersByTimeAsync(1);
    await settled();
    expect(network.open()).toBe(1);
    vi.useRealTimers();
  });

  test('is shared out: a share keeps a connection and some requests for the others', async () => {
    const allowance = createAllowance({ connections: 2, subrequests: 5 });
    const share = allowance.share({ connections: 1, keepsBack: 3 });
    const asked = [share.fetch(url), share.fetch(url), share.fetch(url)];
    await expect(asked[2]).rejects.toBeInstanceOf(AllowanceSpent);
    await settled();
    expect([network.open(), share.left(), allowance.left()]).toEqual([1, 0, 3]);
    void allowance.fetch(url);
    await settled();
    expect(network.open()).toBe(2);
  });

  test('that is spent is no database that cannot be reached, and is said as what it is', async () => {
    const allowance = createAllowance({ connections: 6, subrequests: 0 });
    const client = remoteClientOver(askingDatabase(allowance));
    await expect(client.fetch(url)).rejects.toThrow('the plan allows no more subrequests');
    await expect(client.fetch(url)).rejects.toBeInstanceOf(DatabaseAway);
  });
});
