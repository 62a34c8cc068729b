import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { answerEach } from '../child.ts';
import { processorMs } from '../processor-time.ts';
import type { ServerQuestion } from './page-server.ts';

/** An answer that is always the same. */
export type BareAnswer = Readonly<{
  status: number;
  headers: Readonly<Record<string, string>>;
  body: Uint8Array;
}>;

/** A bare `node:http` server: what it is to answer, or what it is asked. */
export type BareQuestion = ServerQuestion | BareAnswer;

let answer: BareAnswer = { status: 503, headers: {}, body: new Uint8Array() };

const server = createServer((_, response) => {
  response.writeHead(answer.status, answer.headers);
  response.end(answer.body);
});
await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
const { port } = server.address() as AddressInfo;

answerEach<BareQuestion, string | number>((question) => {
  if (typeof question === 'object') answer = question;
  return question === 'processor ms' ? processorMs() : `http://127.0.0.1:${port}`;
});
