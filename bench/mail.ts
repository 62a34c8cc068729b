import { connect } from 'node:net';
import { nodeProbes } from '../src/probes/node.ts';
import { smtpSpec } from '../tests/support/targets/mail-specs.ts';
import { startChild } from './child.ts';
import { atMost, type Figure } from './figure.ts';
import { processorMsOf } from './processor-time.ts';
import { interleaved, ratios } from './rounds.ts';
import { sixteenAtOnce } from './sixteen-at-once.ts';

const looksPerRound = 600;
const rounds = 11;

/**
 * The SMTP probe without TLS, as it is run by the scheduler, against a bare loop that opens a
 * socket, says the same words and takes the same phases. The server is a process of its own.
 */
export async function measureMail(): Promise<readonly Figure[]> {
  const server = await startChild<string, number>('smtp-server');
  try {
    const port = await server.ask('port');
    const costs = await interleaved(rounds, {
      bare: () => processorMsOf(() => many(() => bareLook(port))),
      ours: () => processorMsOf(() => many(lookAt(port))),
    });
    const runs = ratios(costs.ours, costs.bare);
    return [atMost(2, { name: 'SMTP probe, CPU against bare', unit: '×', runs })];
  } finally {
    server.stop();
  }
}

function lookAt(port: number): () => Promise<void> {
  const { smtp } = nodeProbes();
  const spec = smtpSpec({ server: { port } });
  const context = { timeoutMs: 10_000, degradedAfterMs: 3000, runId: 'bench' };
  return async () => {
    const result = await smtp?.(spec, context);
    if (result?.outcome !== 'up') throw new Error(`The server was not up: ${result?.detail}`);
  };
}

const words = [
  ['ehlo', 'EHLO [127.0.0.1]'],
  ['mail', 'MAIL FROM:<>'],
  ['rcpt', 'RCPT TO:<help@wallet.example>'],
  ['rset', 'RSET'],
  ['quit', 'QUIT'],
] as const;

/** Notes when each phase ends, and reads each reply, which is one line here, as text. */
function bareLook(port: number): Promise<{ endedAt: Record<string, number>; replies: string[] }> {
  return new Promise((resolve, reject) => {
    const endedAt: Record<string, number> = { dns: performance.now() };
    const replies: string[] = [];
    const socket = connect({ port, host: '127.0.0.1', noDelay: true });
    let phase = 'greeting';
    socket.once('connect', () => {
      endedAt.tcp = performance.now();
    });
    socket.once('error', reject);
    socket.once('close', () => resolve({ endedAt, replies }));
    socket.on('data', (reply) => {
      endedAt[phase] = performance.now();
      const next = words[replies.length];
      replies.push(reply.toString('latin1'));
      if (next === undefined) {
        socket.destroy();
        return;
      }
      phase = next[0];
      socket.write(`${next[1]}\r\n`);
    });
  });
}

function many(look: () => Promise<unknown>): Promise<unknown> {
  return sixteenAtOnce(Array.from({ length: looksPerRound }, () => look));
}
