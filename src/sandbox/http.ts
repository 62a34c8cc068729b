import { createServer } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { getRequestListener } from '@hono/node-server';
import type { Manner } from './condition.ts';
import type { Speaker } from './tcp-entrance.ts';

type Answer = (request: Request) => Response | Promise<Response>;

/**
 * Speaks HTTP/1.1. Slow answers wait before they begin; out of order it says 503 with problem
 * details (RFC 9457), whatever was asked.
 */
export function createHttpSpeaker(answer: Answer): Speaker {
  let manner: Manner = { kind: 'well' };
  const answerInManner = async (request: Request) => {
    if (manner.kind === 'slow') await patience(manner.byMs, request.signal);
    return manner.kind === 'error' ? outOfOrder() : answer(request);
  };
  const server = createServer(getRequestListener(answerInManner));
  return {
    talk: (stream) => {
      server.emit('connection', stream);
    },
    become: (next) => {
      manner = next;
    },
  };
}

async function patience(byMs: number, gone: AbortSignal): Promise<void> {
  // A client that has hung up needs no waiting for: the answer then goes nowhere.
  await wait(byMs, undefined, { signal: gone }).catch(() => undefined);
}

function outOfOrder(): Response {
  return problem(503, 'out_of_order', 'This service of the sandbox has been broken on purpose.');
}

/** An error as problem details (RFC 9457), with a `code` for programs. */
export function problem(status: number, code: string, detail: string): Response {
  return Response.json(
    { type: 'about:blank', status, code, detail },
    { status, headers: { 'content-type': 'application/problem+json' } },
  );
}
