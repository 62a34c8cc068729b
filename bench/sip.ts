import { createSocket } from 'node:dgram';
import { nodeProbes } from '../src/probes/node.ts';
import { sipSpec } from '../tests/support/targets/sip.ts';
import { startChild } from './child.ts';
import { atLeast, atMost, type Figure } from './figure.ts';
import { processorMsOf } from './processor-time.ts';
import { interleaved, ratios } from './rounds.ts';
import { sixteenAtOnce } from './sixteen-at-once.ts';

const looksPerRound = 1500;
const rounds = 7;

/**
 * The SIP probe over UDP, as it is run by the scheduler, against a bare loop that opens a socket,
 * connects it, sends the same bytes and waits for the first answer. The gateway is a process of
 * its own.
 */
export async function measureSip(): Promise<readonly Figure[]> {
  const gateway = await startChild<string, number>('sip-server');
  try {
    const port = await gateway.ask('port');
    const costs = await interleaved(rounds, {
      bare: () => processorMsOf(() => many(() => bareLook(port))),
      ours: () => processorMsOf(() => many(lookAt(port))),
    });
    const perSecond = costs.ours.map((ms) => (1000 * looksPerRound) / ms);
    const runs = ratios(costs.ours, costs.bare);
    return [
      atLeast(3000, { name: 'SIP probe over UDP', unit: 'looks/CPU s', runs: perSecond }),
      atMost(5, { name: 'SIP probe over UDP, CPU against bare', unit: '×', runs }),
    ];
  } finally {
    gateway.stop();
  }
}

function lookAt(port: number): () => Promise<void> {
  const { sip } = nodeProbes();
  const spec = sipSpec({ port });
  const context = { timeoutMs: 10_000, degradedAfterMs: 3000, runId: 'bench' };
  return async () => {
    const result = await sip?.(spec, context);
    if (result?.outcome !== 'up') throw new Error(`The gateway was not up: ${result?.detail}`);
  };
}

const question = Buffer.from(
  [
    'OPTIONS sip:127.0.0.1 SIP/2.0',
    'Via: SIP/2.0/UDP 127.0.0.1:5060;branch=z9hG4bK0123456789abcdef0123456789abcdef;rport',
    'Max-Forwards: 70',
    'From: <sip:probe@127.0.0.1:5060>;tag=0123456789abcdef0123456789abcdef',
    'To: <sip:127.0.0.1>',
    'Call-ID: 0123456789abcdef0123456789abcdef@127.0.0.1:5060',
    'CSeq: 1 OPTIONS',
    'Contact: <sip:probe-0123456789abcdef0123456789abcdef@127.0.0.1:5060>',
    'Accept: application/sdp',
    'User-Agent: Helplight-Probe',
    'Content-Length: 0',
    '\r\n',
  ].join('\r\n'),
);

function bareLook(port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket = createSocket('udp4');
    socket.once('error', reject);
    socket.once('message', () => socket.close(resolve));
    socket.connect(port, '127.0.0.1', () => socket.send(question));
  });
}

function many(look: () => Promise<void>): Promise<unknown> {
  return sixteenAtOnce(Array.from({ length: looksPerRound }, () => look));
}
