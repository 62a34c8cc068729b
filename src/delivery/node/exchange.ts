import {
  type Agent,
  type ClientRequest,
  type IncomingMessage,
  type RequestOptions,
  request as startPlain,
} from 'node:http';
import { request as startSecure } from 'node:https';
import type { LookupFunction } from 'node:net';
import type { SecureContext } from 'node:tls';
import type { Answer, Posted } from '../webhook/post.ts';
import { bodyLimit, bodyMs, deadlineMs } from '../webhook/post-limits.ts';
import { excerptBytes, printable } from '../webhook/printable.ts';
import type { OnAbort } from './abort-listeners.ts';
import { AttemptError, codeOf, failureOf, messageOf } from './attempt-error.ts';

/** Answers before the answer (RFC 9110 §15.2): a few are good manners, a flood of them is not. */
const mostPreludes = 10;

/** What is posted, and by which way. */
export type Line = Readonly<{
  url: URL;
  posted: Posted;
  /** The body, a character for each byte: Node sends a text together with the head. */
  bytes: string;
  /** False for a connection of its own. */
  agent: Agent | false;
  lookup: LookupFunction;
  trust: () => SecureContext;
  /** By the monotonic clock, milliseconds. */
  startedAt: number;
  signal: AbortSignal;
  onAbort: OnAbort;
}>;

/**
 * Sends one request and hears the answer. What became of it is known with the head: the body only
 * tells people more, and is not waited for long.
 */
export async function exchange(line: Line): Promise<Answer> {
  const { startedAt, signal, onAbort } = line;
  const sent = start(line);
  const leftMs = startedAt + deadlineMs - performance.now();
  const timer = setTimeout(cut, leftMs, sent, 'timed_out', 'There was no answer within 15 s.');
  const stop = () => cut(sent, 'internal', 'This process is being stopped.');
  const forget = onAbort(signal, stop);
  if (signal.aborted) stop();
  try {
    const { message, excerpt } = await answerTo(sent);
    return answered(message, await excerpt, startedAt);
  } catch (error) {
    return isStale(sent, error)
      ? exchange({ ...line, agent: false })
      : failed(sent, error, startedAt);
  } finally {
    clearTimeout(timer);
    forget();
  }
}

function start({ url, posted, bytes, agent, lookup, trust }: Line): ClientRequest {
  const options: RequestOptions = {
    ...{ method: 'POST', agent, lookup },
    hostname: url.hostname.replace(/^\[(.*)\]$/, '$1'),
    port: url.port,
    path: url.pathname + url.search,
    headers: headerList(url, posted, bytes),
  };
  const isSecure = url.protocol === 'https:';
  const sent = isSecure ? startSecure(trusting(options, trust())) : startPlain(options);
  sent.end(bytes, 'latin1');
  return sent;
}

/** As a list, Node writes headers as they are, which takes half as long. */
function headerList({ host }: URL, { headers }: Posted, { length }: string): string[] {
  const list = ['Host', host, 'Content-Length', String(length)];
  for (const name in headers) list.push(name, headers[name] ?? '');
  return list;
}

/** Each connection with a context of its own would read all authorities anew. */
function trusting(options: RequestOptions, secureContext: SecureContext): RequestOptions {
  const withContext = { ...options, secureContext };
  return withContext;
}

function cut(
  sent: ClientRequest,
  ...[failure, message]: ConstructorParameters<typeof AttemptError>
) {
  sent.destroy(new AttemptError(failure, message));
}

function answerTo(sent: ClientRequest) {
  return new Promise<{ message: IncomingMessage; excerpt: Promise<string> }>((resolve, reject) => {
    // An upgrade that nobody asked for is closed without an error.
    const unanswered = () =>
      reject(new AttemptError('broken_answer', 'The connection was closed without an answer.'));
    sent.once('close', unanswered);
    sent.once('response', (message) => {
      sent.off('close', unanswered);
      // Reading begins at once: a fault in the same packet as the head is told only this once.
      resolve({ message, excerpt: excerptOf(message) });
    });
    let preludes = 0;
    sent.on('information', () => {
      preludes += 1;
      if (preludes > mostPreludes) cut(sent, 'broken_answer', 'The answer never began.');
    });
    // Stays for the life of the request: an error that nobody listens to would end the process.
    sent.on('error', reject);
  });
}

/** The beginning of a body; what breaks or ends it changes nothing. */
function excerptOf(message: IncomingMessage): Promise<string> {
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    let size = 0;
    const timer = setTimeout(() => message.destroy(), bodyMs);
    const finish = () => {
      clearTimeout(timer);
      resolve(size === 0 ? '' : printable(Buffer.concat(chunks).toString('utf8', 0, excerptBytes)));
    };
    message.on('data', (chunk: Buffer) => {
      if (size < excerptBytes) chunks.push(chunk);
      size += chunk.length;
      if (size >= bodyLimit) message.destroy();
    });
    message.on('error', finish);
    message.once('end', finish);
    message.once('close', finish);
  });
}

/** A connection that was kept open may be closed by the other side just as it is used again. */
function isStale(sent: ClientRequest, error: unknown): boolean {
  const isBroken = error instanceof Error && ['ECONNRESET', 'EPIPE'].includes(codeOf(error));
  return sent.reusedSocket && isBroken;
}

function answered({ statusCode, headers }: IncomingMessage, excerpt: string, startedAt: number) {
  const retryAfter = headers['retry-after'] ?? null;
  const status = statusCode ?? 0;
  return { kind: 'answered' as const, ms: msSince(startedAt), status, retryAfter, excerpt };
}

function failed(sent: ClientRequest, error: unknown, startedAt: number): Answer {
  const cause = error instanceof Error ? error : new Error(String(error));
  const detail = printable(messageOf(cause));
  return { kind: 'failed', ms: msSince(startedAt), failure: failureOf(cause, sent), detail };
}

function msSince(startedAt: number): number {
  return Math.round(performance.now() - startedAt);
}
