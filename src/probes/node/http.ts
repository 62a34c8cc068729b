import { type ClientRequest, type IncomingMessage, request as startRequest } from 'node:http';
import type { Socket } from 'node:net';
import type { HttpSpec } from '../../domain/monitor/probe-spec.ts';
import { bodyLimit, type HttpAnswer, lookByHttp } from '../http.ts';
import type { HttpRequest } from '../http-request.ts';
import type { Probe } from '../probe.ts';
import { Failure, type Run, runProbe } from '../run.ts';
import type { OneFamily } from './addresses.ts';
import { connect, type Network } from './connect.ts';
import { decoded } from './content.ts';
import { throwFailure } from './failure.ts';
import { endpointOf, onFirstByte } from './request.ts';

/** Looks at an HTTP or HTTPS target through the phases `dns`, `tcp`, `tls`, `wait` and `read`. */
export function httpProbe(network: Network): Probe<HttpSpec & { family: OneFamily }> {
  return (spec, context) =>
    runProbe(context, (run) =>
      lookByHttp(spec, run, (request) => exchange(request, spec.family, network, run)),
    );
}

/** Every request has a connection of its own, so that DNS, TCP and TLS are looked at each time. */
async function exchange(
  request: HttpRequest,
  family: OneFamily,
  network: Network,
  run: Run,
): Promise<HttpAnswer> {
  const socket = await connect(endpointOf(request.url, family), network, run);
  run.enter('wait', 'no_response');
  const { message, body } = await answered(request, socket, run).catch(throwFailure);
  return {
    status: message.statusCode ?? 0,
    header: (name) => headerOf(message, name),
    readBody: () => body.catch(throwFailure),
    discard: () => void socket.destroy(),
  };
}

function answered({ url, method, headers, body }: HttpRequest, socket: Socket, run: Run) {
  return new Promise<{ message: IncomingMessage; body: Promise<string> }>((resolve, reject) => {
    const length = body === null ? {} : { 'content-length': String(Buffer.byteLength(body)) };
    const request = startRequest({
      createConnection: () => socket,
      method,
      path: `${url.pathname}${url.search}`,
      headers: { host: url.host, ...length, ...headers },
      setHost: false,
    });
    onFirstByte(request, () => run.enter('read', 'response_incomplete'));
    // Reading begins at once: a fault in the same packet as the head is told only this once.
    request.once('response', (message) => resolve({ message, body: readBody(message, request) }));
    request.once('upgrade', () => reject(new Failure('protocol_error', 'Answered 101 unasked.')));
    // Stays for the life of the request: an error that nobody listens to would end the process.
    request.on('error', reject);
    request.end(body ?? undefined);
  });
}

/** Node joins headers that come several times, except for cookies. */
function headerOf(message: IncomingMessage, name: string): string | null {
  const value = message.headers[name];
  return Array.isArray(value) ? value.join(', ') : (value ?? null);
}

/** Reads to the end or to the limit, whichever comes first. */
function readBody(message: IncomingMessage, request: ClientRequest): Promise<string> {
  const body = new Promise<string>((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    const finish = () => resolve(Buffer.concat(chunks).subarray(0, bodyLimit).toString('utf8'));
    const content = decoded(message);
    content.on('data', (chunk: Buffer) => {
      chunks.push(chunk);
      size += chunk.length;
      if (size < bodyLimit) return;
      finish();
      message.destroy();
      content.destroy();
    });
    content.once('end', finish);
    for (const source of [request, message, content]) source.on('error', reject);
  });
  // It may fail before anybody asks for it, or when nobody does.
  body.catch(() => {});
  return body;
}
