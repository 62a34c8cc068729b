import type { Capture, ConversationStep } from '../domain/monitor/probe-spec.ts';
import { describeMatch, matchesText, pickJson } from './assertion.ts';
import type { Inbox, Incoming } from './inbox.ts';
import { Failure, type Run } from './run.ts';
import { within } from './time-limit.ts';

/** An open connection to a peer, as each runtime provides it. */
export type Talk = Readonly<{
  send: (text: string) => void;
  /** Asks for a sign of life; the answer comes in as `pong`. Null where a runtime cannot ask. */
  ping: (() => void) | null;
  /** Says goodbye with a close code; settles when the peer has closed, too, or soon after. */
  leave: (code: number) => Promise<void>;
  inbox: Inbox;
}>;

type Expect = Extract<ConversationStep, { kind: 'expect' }>;

/** What has been said so far. */
type Memory = { captured: Map<string, string>; lastSentAt: number };

/**
 * Holds a scripted conversation; each step is a phase under its name. Throws a `Failure` when the
 * peer does not keep to the script. Whoever opened the connection leaves it afterwards.
 */
export async function converse(
  steps: readonly ConversationStep[],
  talk: Talk,
  run: Run,
): Promise<void> {
  const memory: Memory = {
    captured: new Map([['runId', run.runId]]),
    lastSentAt: performance.now(),
  };
  for (const step of steps) {
    run.enter(step.name, 'no_reply');
    await take(step, talk, memory, run);
  }
}

async function take(step: ConversationStep, talk: Talk, memory: Memory, run: Run): Promise<void> {
  switch (step.kind) {
    case 'send':
      unlessEnded(talk.inbox.end());
      memory.lastSentAt = performance.now();
      return talk.send(filledIn(step.text, memory.captured));
    case 'expect':
      return expectMessage(step, talk.inbox, memory, run);
    case 'ping':
      // The script goes on without: whether the peer lives shows in its other steps.
      if (talk.ping === null) return;
      talk.ping();
      return inTime(step.withinMs, awaitPong(talk.inbox), run);
    case 'close':
      return talk.leave(step.code);
  }
}

async function expectMessage(step: Expect, inbox: Inbox, memory: Memory, run: Run): Promise<void> {
  const text = await inTime(step.withinMs, awaitMatch(step, inbox, run), run);
  if (step.measure === 'firstReply') {
    run.measure('firstReplyMs', performance.now() - memory.lastSentAt);
  }
  for (const [name, capture] of Object.entries(step.capture)) {
    const value = picked(capture, text);
    // A waiting time is welcome, but no peer has to state one.
    if (name === 'queueWaitSeconds') noteWait(value, run);
    else if (value === null) throw nothingToCapture(name, text);
    if (value !== null) memory.captured.set(name, value);
  }
}

/** Takes messages until one matches; others are passed over, but remembered if time runs out. */
async function awaitMatch(step: Expect, inbox: Inbox, run: Run): Promise<string> {
  for (;;) {
    const incoming = unlessEnded(await inbox.take('message'));
    if (incoming.kind === 'text' && matchesText(step.match, incoming.text)) return incoming.text;
    const found = incoming.kind === 'text' ? incoming.text : 'a binary message';
    run.lateMeans('unexpected_reply', `Wanted: ${describeMatch(step.match)}. Last came: ${found}`);
  }
}

async function awaitPong(inbox: Inbox): Promise<void> {
  unlessEnded(await inbox.take('pong'));
}

/** A step has its own limit, or else all that is left of the deadline, which the run keeps. */
function inTime<Result>(limitMs: number | null, work: Promise<Result>, run: Run): Promise<Result> {
  return limitMs === null ? work : within(limitMs, run, work);
}

function unlessEnded<Some extends Incoming | null>(incoming: Some) {
  if (incoming?.kind === 'broken') throw incoming.failure;
  if (incoming?.kind !== 'closed') return incoming as Exclude<Some, { kind: 'closed' | 'broken' }>;
  throw new Failure('conversation_closed', `Closed with ${incoming.code} ${incoming.reason}`);
}

/**
 * Replaces each `{{name}}`. In a text that is JSON, also behind the digits of Socket.IO, values are
 * escaped to stand within quotes; elsewhere they are put in as they are.
 */
function filledIn(text: string, values: ReadonlyMap<string, string>): string {
  const isJson = /^\s*\d*(\[|\{(?!\{))/.test(text);
  return text.replace(/\{\{(\w+)\}\}/g, (_, name: string) => {
    const value = values.get(name);
    if (value === undefined) throw new Failure('misconfigured', `Nothing captured "${name}".`);
    return isJson ? JSON.stringify(value).slice(1, -1) : value;
  });
}

function picked(capture: Capture, text: string): string | null {
  return capture.kind === 'json' ? asText(pickJson(capture.query, text)) : between(capture, text);
}

function nothingToCapture(name: string, text: string): Failure {
  return new Failure('unexpected_reply', `There is no "${name}" to capture in: ${text}`);
}

function asText(value: unknown): string | null {
  if (value === undefined || value === null) return null;
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function between({ start, end }: { start: string; end: string }, text: string): string | null {
  const from = text.indexOf(start);
  if (from < 0) return null;
  const to = text.indexOf(end, from + start.length);
  return to < 0 ? null : text.slice(from + start.length, to);
}

/** A waiting time that is no number, or a negative one, is none. */
function noteWait(value: string | null, run: Run): void {
  const seconds = value === null || value.trim() === '' ? Number.NaN : Number(value);
  if (Number.isFinite(seconds) && seconds >= 0) run.measure('queueWaitSeconds', seconds);
}
