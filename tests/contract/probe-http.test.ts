import type { IncomingMessage, ServerResponse } from 'node:http';
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { HttpSpec } from '../../src/domain/monitor/probe-spec.ts';
import type { Reason } from '../../src/domain/monitor/reason.ts';
import { nodeProbe } from '../support/node-probe.ts';
import { afterRequest, answering, flooding, inFragments } from '../support/targets/behaviours.ts';
import { serving, servingJson } from '../support/targets/http.ts';
import { httpSpec } from '../support/targets/specs.ts';
import { type Behaviour, startTarget } from '../support/targets/tcp.ts';
import { memoryGrowth } from './memory.ts';
import { expectReason, observe } from './observed-run.ts';
import { probeContract } from './probe-contract.ts';

const mebibyte = 1024 * 1024;
const head = 'HTTP/1.1 200 OK\r\n';

probeContract<HttpSpec>({
  name: 'http',
  probe: (options) => nodeProbe('http', options),
  spec: ({ host, port, security }) => {
    const scheme = security === 'tls' ? 'https' : 'http';
    return httpSpec({ url: `${scheme}://${host}:${port}/` });
  },
  first: 'us',
  good: servingJson({ status: 'ok' }),
  strangeGreeting: 'protocol_error',
  beginnings: ['HTTP/1.1 ', 'HTTP/1.1 200 OK\r\n'],
});

type Given = Omit<Partial<HttpSpec>, 'url'>;

async function lookAt(behaviour: Behaviour, given: Given = {}, timeoutMs = 5000) {
  const target = await startTarget(behaviour);
  onTestFinished(target.stop);
  const spec = httpSpec({ url: `http://127.0.0.1:${target.port}/start?a=1`, ...given });
  const run = await observe(nodeProbe('http'), spec, timeoutMs);
  await target.allClosed();
  return { ...run, target };
}

describe('the http probe and answers that are not as they should be', () => {
  const broken: readonly (readonly [what: string, behaviour: Behaviour, reason: Reason])[] = [
    ['headers of 200 KB', answering(`${head}x: ${'x'.repeat(200_000)}\r\n\r\n`), 'protocol_error'],
    ['headers without end', flooding(`${head}x: `, Buffer.alloc(mebibyte, 'x')), 'protocol_error'],
    ['a body cut short', answering(`${head}content-length: 99\r\n\r\nabc`), 'closed_early'],
    [
      'a chunk cut short',
      answering(`${head}transfer-encoding: chunked\r\n\r\n5\r\nab`),
      'closed_early',
    ],
    [
      'a chunk without a length',
      answering(`${head}transfer-encoding: chunked\r\n\r\nzz\r\n`),
      'protocol_error',
    ],
    ['headers cut short', answering(head), 'closed_early'],
    [
      'an upgrade that nobody asked for',
      answering('HTTP/1.1 101 Switching Protocols\r\nconnection: upgrade\r\nupgrade: x\r\n\r\n'),
      'protocol_error',
    ],
  ];
  test.each(broken)('%s', async (_, behaviour, reason) => {
    const { result } = await lookAt(behaviour);
    expect(result).toMatchObject({ outcome: 'down', reason });
  });

  test('a body that stops half-way is not finished in time', async () => {
    const half = afterRequest((socket) => socket.write(`${head}content-length: 9\r\n\r\nabc`));
    const run = await lookAt(half, {}, 400);
    expectReason(run, 'response_incomplete');
    expect(Object.keys(run.result.phases)).toEqual(['dns', 'tcp', 'wait', 'read']);
    expect(run.overrunMs).toBeLessThan(100);
  });

  test('a body without end is cut at 64 KiB and judged by what was read', async () => {
    const memory = memoryGrowth();
    const endless = flooding(`${head}\r\nmarker`, Buffer.alloc(mebibyte, 'x'), memory.sample);
    const body = [{ kind: 'startsWith', text: 'marker' }] as const;
    const { result, target } = await lookAt(endless, { expect: { ...okay, body } });
    expect(result).toMatchObject({ outcome: 'up' });
    expect(memory.largest()).toBeLessThan(8 * mebibyte);
    expect(target.bytesSent()).toBeLessThan(32 * mebibyte);
  });
});

describe('the http probe and what it asks for', () => {
  const document = { status: 'ok', queue: { open: 3 }, channels: ['chat', 'phone'] };
  const answer = serving((_, response) => {
    response.writeHead(200, { 'content-type': 'application/json', 'x-build': 'b-17' });
    response.end(JSON.stringify(document));
  });

  const asked: readonly (readonly [what: string, given: Given['expect'], reason: Reason | null])[] =
    [
      ['another status', { ...okay, status: [204] }, 'unexpected_status'],
      ['another class of statuses', { ...okay, status: ['4xx', '5xx'] }, 'unexpected_status'],
      ['a header', header('X-Build', 'b-'), null],
      ['a header with another value', header('X-Build', 'c-'), 'unexpected_header'],
      ['a header that is missing', header('x-other', ''), 'unexpected_header'],
      ['a text', body({ kind: 'contains', text: '"ok"' }), null],
      ['a text that is missing', body({ kind: 'contains', text: 'fine' }), 'unexpected_body'],
      ['a value', body({ kind: 'json', query: 'queue.open', min: 1, max: 3 }), null],
      [
        'a value out of range',
        body({ kind: 'json', query: 'queue.open', max: 2 }),
        'unexpected_body',
      ],
      ['a query that cannot be read', body({ kind: 'json', query: '][', min: 1 }), 'misconfigured'],
    ];
  test.each(asked)('%s', async (_, expected = okay, reason) => {
    const { result } = await lookAt(answer, { expect: expected });
    expect(result).toMatchObject({ reason });
  });

  test('quotes at most 300 characters of an unexpected answer', async () => {
    const long = answering(`${head}\r\n${'\u0007é'.repeat(5000)}`);
    const { result } = await lookAt(long, { expect: body({ kind: 'equals', text: '' }) });
    expect(result.reason).toBe('unexpected_body');
    expect(result.detail).toHaveLength(300);
  });

  test('sends method, path, headers and body, and says that it is a probe', async () => {
    const heard: string[] = [];
    const listening = serving(async (request, response) => {
      for await (const chunk of request) heard.push(String(chunk));
      response.end(describeRequest(request));
    });
    const { result } = await lookAt(listening, {
      method: 'POST',
      headers: { 'X-Token': 't', Host: 'support.example' },
      body: '{"q":"你好"}',
      expect: body({
        kind: 'equals',
        text: 'POST /start?a=1 support.example t Helplight-Probe 14 close',
      }),
    });
    expect(result).toMatchObject({ outcome: 'up' });
    expect(heard.join('')).toBe('{"q":"你好"}');
  });

  test.each([
    ['gzip', gzipSync],
    ['deflate', deflateSync],
    ['br', brotliCompressSync],
  ])('reads an answer that is compressed by %s', async (encoding, compress) => {
    const compressed = serving((_, response) => {
      response.writeHead(200, { 'content-encoding': encoding });
      response.end(compress('all is well'));
    });
    const expected = body({ kind: 'equals', text: 'all is well' });
    const { result } = await lookAt(compressed, { expect: expected });
    expect(result).toMatchObject({ outcome: 'up' });
  });

  test.each(['identity', 'constructor', 'x'])(
    'takes an answer in encoding "%s" as it is',
    async (encoding) => {
      const odd = answering(`${head}content-encoding: ${encoding}\r\n\r\nall is well`);
      const { result } = await lookAt(odd, {
        expect: body({ kind: 'equals', text: 'all is well' }),
      });
      expect(result).toMatchObject({ outcome: 'up' });
    },
  );

  test('is not harmed by little that stands for much', async () => {
    const bomb = gzipSync(Buffer.alloc(32 * mebibyte));
    const memory = memoryGrowth();
    const swelling = answering(
      Buffer.concat([Buffer.from(`${head}content-encoding: gzip\r\n\r\n`), bomb]),
    );
    const expected = body({ kind: 'startsWith', text: '\u0000\u0000' });
    const { result } = await lookAt(swelling, { expect: expected });
    expect(result).toMatchObject({ outcome: 'up' });
    expect(memory.largest()).toBeLessThan(8 * mebibyte);
  });

  test('bytes that are not compressed as they claim to be', async () => {
    const lying = answering(`${head}content-encoding: gzip\r\n\r\nplain text`);
    const { result } = await lookAt(lying);
    expect(result).toMatchObject({ outcome: 'down', reason: 'protocol_error' });
  });

  test('asks for nothing but the head with HEAD', async () => {
    const { result } = await lookAt(answer, { method: 'HEAD' });
    expect(result).toMatchObject({ outcome: 'up' });
  });

  const secrets: readonly (readonly [status: number, reason: Reason])[] = [
    [401, 'credentials_rejected'],
    [403, 'credentials_rejected'],
    [407, 'credentials_rejected'],
    [404, 'unexpected_status'],
    [500, 'unexpected_status'],
  ];
  test.each(secrets)('status %d to a request with credentials', async (status, reason) => {
    const refusing = serving((_, response) => void response.writeHead(status).end());
    const { result } = await lookAt(refusing, { headers: { Authorization: 'Bearer hl' } });
    expect(result).toMatchObject({ reason });
    expect(result.detail).not.toContain('Bearer');
  });

  test('status 401 to a request without credentials is the doing of the target', async () => {
    const refusing = serving((_, response) => void response.writeHead(401).end());
    const { result } = await lookAt(refusing);
    expect(result).toMatchObject({ outcome: 'down', reason: 'unexpected_status' });
  });
});

describe('the http probe and redirects', () => {
  test('follows them to the end, on a new connection each', async () => {
    const { result, target } = await lookAt(redirecting(5));
    expect(result).toMatchObject({ outcome: 'up' });
    expect(target.taken()).toBe(6);
  });

  test('follows them when the answer comes in pieces', async () => {
    const { result } = await lookAt(inFragments(redirecting(2)));
    expect(result).toMatchObject({ outcome: 'up' });
  });

  test('gives up on a loop', async () => {
    const { result, target } = await lookAt(redirecting(Infinity));
    expect(result).toMatchObject({ outcome: 'down', reason: 'too_many_redirects' });
    expect(target.taken()).toBe(6);
  });

  test('takes a redirect for an answer where none is followed', async () => {
    const { result } = await lookAt(redirecting(1), { maxRedirects: 0 });
    expect(result).toMatchObject({ outcome: 'down', reason: 'unexpected_status' });
  });

  test('does not follow a redirect that is what was expected', async () => {
    const { result, target } = await lookAt(redirecting(9), { expect: { ...okay, status: [302] } });
    expect(result).toMatchObject({ outcome: 'up' });
    expect(target.taken()).toBe(1);
  });

  test.each(['ftp://127.0.0.1/', 'file:///etc/passwd', 'data:,x', 'http://'])(
    'refuses to go to %s',
    async (location) => {
      const leading = serving((_, response) => void response.writeHead(302, { location }).end());
      const { result } = await lookAt(leading);
      expect(result).toMatchObject({ outcome: 'down', reason: 'redirect_refused' });
    },
  );

  test('keeps credentials from another origin', async () => {
    const heard: string[] = [];
    const other = await startTarget(
      serving((request, response) => {
        heard.push(`${request.headers.authorization} ${request.headers.cookie}`);
        response.end();
      }),
    );
    onTestFinished(other.stop);
    const location = `http://127.0.0.1:${other.port}/`;
    const leading = serving((_, response) => void response.writeHead(307, { location }).end());
    const { result } = await lookAt(leading, { headers: { Authorization: 'a', Cookie: 'c' } });
    expect(result).toMatchObject({ outcome: 'up' });
    expect(heard).toEqual(['undefined undefined']);
  });
});

describe('the http probe and targets that cannot be', () => {
  const urls = ['', 'status', 'file:///etc/hosts', 'gopher://127.0.0.1/', 'data:,x', 'unix:/tmp/x'];
  test.each([...urls, 'ws://127.0.0.1/', 'http://', 'http://[::1'])('"%s"', async (url) => {
    const { result } = await observe(nodeProbe('http'), httpSpec({ url }), 1000);
    expect(result).toMatchObject({ outcome: 'unknown', reason: 'misconfigured' });
  });

  test('a header that cannot be sent', async () => {
    const { result } = await lookAt(redirecting(0), { headers: { 'x-bad': 'a\nb' } });
    expect(result).toMatchObject({ outcome: 'unknown', reason: 'misconfigured' });
  });
});

describe('the http probe and IP families', () => {
  // The second address is one of IPv4, too, so that the test needs no IPv6 on this machine.
  const addresses = [
    { address: '127.0.0.1', family: 4 },
    { address: '127.0.0.2', family: 6 },
  ];
  test.each([
    ['any', 'up', null],
    ['ipv4', 'up', null],
    ['ipv6', 'down', 'connection_refused'],
    ['both', 'degraded', 'one_family_fails'],
  ] as const)('%s, where only the first one works', async (family, outcome, reason) => {
    const target = await startTarget(redirecting(0));
    onTestFinished(target.stop);
    const http = nodeProbe('http', { lookup: async () => addresses });
    const spec = httpSpec({ url: `http://support.example:${target.port}/`, family });
    const { result } = await observe(http, spec, 5000);
    expect(result).toMatchObject({ outcome, reason });
  });
});

const okay: HttpSpec['expect'] = { status: ['2xx'], headers: [], body: [] };

function header(name: string, text: string): HttpSpec['expect'] {
  return { ...okay, headers: [{ name, match: { kind: 'startsWith', text } }] };
}

function body(...matches: HttpSpec['expect']['body']): HttpSpec['expect'] {
  return { ...okay, body: matches };
}

/** Redirects `count` times from path to path, then answers. */
function redirecting(count: number) {
  return serving((request, response) => {
    const followed = Number(/^\/hop-(\d+)$/.exec(request.url ?? '')?.[1] ?? 0);
    if (followed >= count) answerPlainly(response);
    else response.writeHead(302, { location: `hop-${followed + 1}` }).end();
  });
}

function answerPlainly(response: ServerResponse): void {
  response.end('fine');
}

function describeRequest({ method, url, headers }: IncomingMessage): string {
  const { host, 'user-agent': agent, 'content-length': length, connection } = headers;
  return [method, url, host, headers['x-token'], agent, length, connection].join(' ');
}
