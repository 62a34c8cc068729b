import { describe, expect, onTestFinished, test } from 'vitest';
import type { Reason } from '../../src/domain/monitor/reason.ts';
import type { SipSpec } from '../../src/domain/monitor/sip-spec.ts';
import { nodeProbe } from '../support/node-probe.ts';
import { afterRequest, answering, flooding, inFragments } from '../support/targets/behaviours.ts';
import {
  type HeardRequest,
  type Reply,
  replying,
  response,
  sipOver,
  sipSpecAt,
} from '../support/targets/sip.ts';
import { type Behaviour, startTarget } from '../support/targets/tcp.ts';
import { memoryGrowth } from './memory.ts';
import { expectReason, observe } from './observed-run.ts';
import { probeContract } from './probe-contract.ts';
import { ampleMs, at, graceMs, mebibyte, shortMs } from './probe-subject.ts';

probeContract<SipSpec>({
  name: 'sip',
  probe: (options) => nodeProbe('sip', options),
  spec: sipSpecAt,
  first: 'us',
  good: sipOver(replying('200 OK')),
  strangeGreeting: 'protocol_error',
  beginnings: [
    'SIP/2.0 ',
    'SIP/2.0 200 OK\r\n',
    'SIP/2.0 200 OK\r\nVia: ',
    'ACK sip:a SIP/2.0\r\n',
  ],
});

async function lookAt(behaviour: Behaviour, timeoutMs = shortMs) {
  const target = await startTarget(behaviour);
  onTestFinished(target.stop);
  const run = await observe(nodeProbe('sip'), sipSpecAt(at(target)), timeoutMs);
  await target.allClosed();
  return run;
}

/** All that a peer says in one packet. */
function joined(...messages: ((request: HeardRequest) => string)[]): Reply {
  return (request) => [messages.map((message) => message(request)).join('')];
}

const fine = (request: HeardRequest) => response(request, '200 OK');
const trying = (request: HeardRequest) => response(request, '100 Trying');
const stray = (request: HeardRequest) => fine(request).replace('CSeq: 1', 'CSeq: 9');
const question = ({ text }: HeardRequest) => `${text}\r\n\r\n`;

describe('the sip probe and messages over a connection', () => {
  const good: readonly (readonly [what: string, reply: Reply])[] = [
    ['two answers at once', joined(trying, fine)],
    ['an answer before nonsense', joined(fine, () => '220 mail.example ESMTP\r\n')],
    ['an answer between strays', joined(stray, question, fine, stray)],
    [
      'keep-alives between them',
      joined(
        () => '\r\n',
        trying,
        () => '\r\n\r\n',
        fine,
      ),
    ],
    [
      'compact, folded headers',
      joined((r) => fine(r).replace('Via: ', 'v:\r\n ').replace('Content-Length', 'L')),
    ],
    ['a body', joined((r) => withBody(trying(r), 'o=x\r\n\r\nSIP/2.0'), fine)],
    ['8-bit text', joined((r) => response(r, '200 Fran\u00e7ais \u00ff'))],
  ];
  test.each(good)('understands %s', async (_, reply) => {
    expect((await lookAt(sipOver(reply))).result).toMatchObject({ outcome: 'up' });
  });

  test.each(good)('understands %s byte by byte', async (_, reply) => {
    const { result } = await lookAt(inFragments(sipOver(reply)), ampleMs);
    expect(result).toMatchObject({ outcome: 'up' });
  });

  const bad: readonly (readonly [what: string, reply: Reply, reason: Reason])[] = [
    ['no length', joined((r) => fine(r).replace(/Content-Length.*\r\n/, '')), 'protocol_error'],
    ['a length that is none', joined((r) => fine(r).replace('h: 0', 'h: -1')), 'protocol_error'],
    [
      'a length beyond all measure',
      joined((r) => fine(r).replace('h: 0', 'h: 65536')),
      'protocol_error',
    ],
    ['bare line feeds', joined((r) => fine(r).replaceAll('\r\n', '\n')), 'protocol_error'],
    ['no Via', joined((r) => fine(r).replace(/Via.*\r\n/, '')), 'protocol_error'],
    [
      'two that differ of what can be one',
      joined((r) => fine(r).replace('To:', 'To: <sip:x>\r\nTo:')),
      'protocol_error',
    ],
    [
      'a body that is not complete',
      joined((r) => fine(r).replace('h: 0', 'h: 9')),
      'response_incomplete',
    ],
    ['100 and then nothing', joined(trying), 'no_final_response'],
    ['100 and then half an answer', joined(trying, () => 'SIP/2.0 20'), 'response_incomplete'],
    ['answers to somebody else', joined(stray, question), 'no_response'],
  ];
  test.each(bad)('%s', async (_, reply, reason) => {
    const run = await lookAt(sipOver(reply));
    expectReason(run, reason);
    expect(run.overrunMs).toBeLessThan(graceMs);
  });

  test('a peer that hangs up after 100', async () => {
    const behaviour: Behaviour = (socket) => {
      sipOver(joined(trying))(socket);
      socket.once('data', () => socket.end());
    };
    const { result } = await lookAt(behaviour, ampleMs);
    expect(result).toMatchObject({ outcome: 'down', reason: 'closed_early' });
  });

  test.each([
    ['a header', 'SIP/2.0 200 OK\r\nX: ', Buffer.alloc(mebibyte, 'x')],
    ['headers', 'SIP/2.0 200 OK\r\n', Buffer.from('X: y\r\n'.repeat(mebibyte / 8))],
    ['a status line', 'SIP/2.0 200 ', Buffer.alloc(mebibyte, ' ')],
  ])('%s without end', async (_, head, chunk) => {
    const memory = memoryGrowth();
    const { result } = await lookAt(flooding(head, chunk, memory.sample), ampleMs);
    expect(result).toMatchObject({ outcome: 'down', reason: 'protocol_error' });
    expect(memory.largest()).toBeLessThan(8 * mebibyte);
  });

  test('answers to others without end', async () => {
    const memory = memoryGrowth();
    const other = response(nobody, '200 OK');
    const many = Buffer.from(other.repeat(Math.ceil(mebibyte / other.length)));
    const run = await lookAt(flooding('', many, memory.sample));
    // It may have been cut within one of them, or have kept this process too busy.
    const allowed = ['no_response', 'response_incomplete', 'prober_overloaded'];
    expect(allowed).toContain(run.result.reason);
    expect(run.overrunMs).toBeLessThan(graceMs);
    expect(memory.largest()).toBeLessThan(8 * mebibyte);
  });

  test('an HTTP server', async () => {
    const { result } = await lookAt(answering('HTTP/1.1 400 Bad Request\r\n\r\n'), ampleMs);
    expect(result).toMatchObject({ outcome: 'down', reason: 'protocol_error' });
    expect(result.detail).toContain('HTTP/1.1 400');
  });

  test('a peer that says nothing but keep-alives', async () => {
    const run = await lookAt(afterRequest((socket) => socket.write('\r\n\r\n')));
    expectReason(run, 'no_response');
  });
});

const nobody: HeardRequest = {
  method: 'OPTIONS',
  uri: 'sip:a',
  header: (name) => ({ Via: 'SIP/2.0/TCP a;branch=b', CSeq: '1 OPTIONS' })[name] ?? '<sip:a>;tag=b',
  text: '',
  from: '',
};

function withBody(message: string, body: string): string {
  return message.replace('Content-Length: 0', `Content-Length: ${body.length}`) + body;
}
