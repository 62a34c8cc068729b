import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { json } from 'node:stream/consumers';
import { setTimeout as pause } from 'node:timers/promises';
import { openCopies } from './hrana-copies.ts';
import type { StreamRequest } from './hrana-stream.ts';
import { type HranaStreams, StreamExpired } from './hrana-streams.ts';

/**
 * How the server fails: `refuse` takes no connection, `hang` never answers, `error` is a 500, `slow`
 * answers after a second and a half, `stale` answers reads from the copy that was kept last and takes
 * writes as usual, `forget` does what it is asked and cuts the connection instead of answering.
 */
export type FailMode = 'none' | 'refuse' | 'hang' | 'error' | 'slow' | 'stale' | 'forget';

/** How many requests came, and the most that were open at the same time. */
export type Asked = Readonly<{ total: number; mostAtOnce: number }>;

export type LibsqlServer = Readonly<{
  url: string;
  /** Makes it fail in one way, or, with `none`, serve again on the same port. */
  fail(mode: FailMode): Promise<void>;
  /** Keeps a copy of what is stored now, for `stale`. */
  keepCopy(): Promise<void>;
  /** How many requests it has left without an answer. */
  hanging(): number;
  /** What came since the start, or since `forgetAsked`. */
  asked(): Asked;
  forgetAsked(): void;
  stop(): Promise<void>;
}>;

const mostBodyBytes = 16 * 1024 * 1024;

const slowMs = 1500;

/** An answer that is not 200. */
class HttpFault extends Error {
  constructor(
    readonly status: number,
    message: string,
  ) {
    super(message);
  }
}

/**
 * A small libSQL server over one file: Hrana over HTTP, versions 2 and 3, JSON encoding
 * (HTTP_V2_SPEC and HRANA_3_SPEC of libsql). It speaks what the client sends; `describe`, cursors
 * and protobuf are left out. With a token, clients must send it as a bearer token.
 */
export async function startLibsqlServer(options: {
  file: string;
  token?: string;
  port?: number;
}): Promise<LibsqlServer> {
  const copies = openCopies(options.file);
  const counter = countAsked();
  let mode: FailMode = 'none';
  let hanging = 0;
  const server = createServer(async (request, response) => {
    counter.count(response);
    const failing = mode;
    if (failing === 'hang') {
      hanging += 1;
      return;
    }
    try {
      if (failing === 'error') throw new HttpFault(500, 'Out of order.');
      if (failing === 'slow') await pause(slowMs);
      const streams = failing === 'stale' ? copies.stale : copies.present;
      const body = await answer(request, streams, options.token);
      if (failing === 'forget') request.socket.destroy();
      else send(response, 200, body);
    } catch (error) {
      send(response, statusOf(error), faultBody(error));
    }
  });

  const listen = async (port: number) => {
    server.listen(port, '127.0.0.1');
    await once(server, 'listening');
  };
  const unlisten = async () => {
    if (!server.listening) return;
    const closed = once(server, 'close');
    server.close();
    server.closeAllConnections();
    await closed;
  };

  await listen(options.port ?? 0);
  const port = portOf(server.address());
  return {
    url: `http://127.0.0.1:${port}`,
    hanging: () => hanging,
    keepCopy: copies.keep,
    asked: counter.asked,
    forgetAsked: counter.forget,
    async fail(next) {
      mode = next;
      if (next === 'refuse') await unlisten();
      else if (!server.listening) await listen(port);
    },
    async stop() {
      await unlisten();
      await copies.close();
    },
  };
}

function countAsked() {
  let open = 0;
  let asked: Asked = { total: 0, mostAtOnce: 0 };
  return {
    count(response: ServerResponse) {
      open += 1;
      asked = { total: asked.total + 1, mostAtOnce: Math.max(asked.mostAtOnce, open) };
      response.once('close', () => {
        open -= 1;
      });
    },
    asked: () => asked,
    forget() {
      asked = { total: 0, mostAtOnce: open };
    },
  };
}

async function answer(
  request: IncomingMessage,
  streams: Pick<HranaStreams, 'run'>,
  token: string | undefined,
): Promise<unknown> {
  if (token !== undefined && request.headers.authorization !== `Bearer ${token}`) {
    throw new HttpFault(401, 'The token is missing or wrong.');
  }
  if (request.method === 'GET' && /^\/v[23]$/.test(request.url ?? '')) return {};
  if (request.method !== 'POST' || !/^\/v[23]\/pipeline$/.test(request.url ?? '')) {
    throw new HttpFault(404, 'There is nothing here.');
  }
  const { baton, requests } = await pipelineOf(request);
  return { base_url: null, ...(await streams.run(baton, requests)) };
}

async function pipelineOf(request: IncomingMessage) {
  const length = request.headers['content-length'];
  if (length === undefined) throw new HttpFault(411, 'The request does not say how long it is.');
  if (Number(length) > mostBodyBytes) throw new HttpFault(413, 'The request is too large.');
  const body = (await json(request).catch(() => {
    throw new HttpFault(400, 'The request is not JSON.');
  })) as { baton?: string | null; requests?: StreamRequest[] } | null;
  if (!Array.isArray(body?.requests)) throw new HttpFault(400, 'The request has no requests.');
  return { baton: body.baton ?? null, requests: body.requests };
}

function statusOf(error: unknown): number {
  if (error instanceof HttpFault) return error.status;
  return error instanceof StreamExpired ? 400 : 500;
}

function faultBody(error: unknown) {
  const message = error instanceof Error ? error.message : String(error);
  // `message` would make it an error of the database, which only an expired stream is.
  return error instanceof StreamExpired ? { message, code: 'STREAM_EXPIRED' } : { error: message };
}

function send(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(JSON.stringify(body));
}

function portOf(address: ReturnType<ReturnType<typeof createServer>['address']>): number {
  if (address === null || typeof address === 'string') throw new Error('The server has no port.');
  return address.port;
}
