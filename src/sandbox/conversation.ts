import { randomUUID } from 'node:crypto';
import type { WebSocket } from 'ws';
import * as z from 'zod';
import { botReply } from './bot.ts';
import type { Manner } from './condition.ts';
import { Late } from './late.ts';
import type { Queue } from './queue.ts';

const clientMessage = z.discriminatedUnion('type', [
  z.object({ type: z.literal('hello'), visitor: z.string().min(1).max(100) }),
  z.object({
    type: z.literal('message'),
    id: z.string().min(1).max(100),
    text: z.string().min(1).max(2000),
  }),
  z.object({ type: z.literal('bye') }),
]);
type ClientMessage = z.infer<typeof clientMessage>;

/** One visitor's chat on an open WebSocket. `manner` is asked anew for every reply. */
export class Conversation {
  readonly #socket: WebSocket;
  readonly #queue: Queue;
  readonly #manner: () => Manner;
  readonly #late = new Late();
  #visitor: 'stranger' | 'probe' | 'person' = 'stranger';

  constructor(socket: WebSocket, queue: Queue, manner: () => Manner) {
    this.#socket = socket;
    this.#queue = queue;
    this.#manner = manner;
    socket.on('message', (data) => this.#hear(parse(data.toString())));
    // A broken frame is followed by 'close', which says all there is to know.
    socket.on('error', () => undefined);
    socket.once('close', () => this.#forget());
    if (manner().kind === 'error') this.fail();
  }

  /** Says that the chat is out of order and closes with 1011 (RFC 6455 §7.4.1). */
  fail(): void {
    this.#end(1011, 'The chat is out of order. It has been broken on purpose.');
  }

  #hear(message: ClientMessage | null): void {
    switch (message?.type) {
      case undefined:
        this.#end(1008, 'That is not a message of helplight.chat.v1.');
        break;
      case 'hello':
        this.#welcome(message.visitor);
        break;
      case 'message':
        this.#reply(message.id, message.text);
        break;
      case 'bye':
        this.#say({ type: 'ended' });
        this.#socket.close(1000);
    }
  }

  #welcome(name: string): void {
    this.#visitor = name.startsWith('probe-') ? 'probe' : 'person';
    if (this.#visitor === 'person') this.#queue.join(this.#socket);
    const queue = this.#queue.place(this.#socket);
    this.#say({ type: 'welcome', session: randomUUID(), queue });
  }

  #reply(to: string, text: string): void {
    if (this.#visitor === 'stranger') {
      this.#end(1008, 'Say hello before the first message.');
      return;
    }
    const place = this.#visitor === 'person' ? this.#queue.place(this.#socket) : null;
    const reply = { type: 'reply', to, text: botReply(text, place) };
    const manner = this.#manner();
    this.#late.after(manner.kind === 'slow' ? manner.byMs : 0, () => this.#say(reply));
  }

  #end(code: number, message: string): void {
    this.#say({ type: 'error', message });
    this.#socket.close(code, message);
  }

  #say(message: object): void {
    this.#socket.send(JSON.stringify(message));
  }

  #forget(): void {
    this.#queue.leave(this.#socket);
    this.#late.callOff();
  }
}

function parse(text: string): ClientMessage | null {
  try {
    return clientMessage.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
}
