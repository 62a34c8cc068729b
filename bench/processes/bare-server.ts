import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { answerEach } from '../child.ts';
import { processorMs } from '../processor-time.ts';

/** An answer that is always the same. */
export type BareAnswer = Readonly<{
  status: number;
  headers: Readonly<Record<string, string>>;
  body: Uint8Array;
}>;

/** What a bare `node:http` server is asked: to answer so from now on, at its origin, or its cost. */
export type BareQuestion = BareAnswer | 'processor ms';

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
