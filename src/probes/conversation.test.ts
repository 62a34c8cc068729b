import { describe, expect, test } from 'vitest';
import type { Capture, ConversationStep } from '../domain/monitor/probe-spec.ts';
import { converse } from './conversation.ts';
import { Inbox, type Incoming } from './inbox.ts';
import { type Run, runProbe } from './run.ts';

/** Holds a conversation with a peer that answers each sent text as told, all at once. */
async function hold(
  steps: readonly ConversationStep[],
  answers: (text: string) => readonly Incoming[],
  timeoutMs = 200,
) {
  const inbox = new Inbox();
  const sent: string[] = [];
  const left: number[] = [];
  const talk = {
    inbox,
    send: (text: string) => {
      sent.push(text);
      for (const answer of answers(text)) inbox.put(answer);
    },
    ping: () => inbox.put({ kind: 'pong' }),
    leave: async (code: number) => void left.push(code),
  };
  const context = { timeoutMs, degradedAfterMs: null, runId: 'run-1' };
  const result = await runProbe(context, (run: Run) => converse(steps, talk, run));
  return { result, sent, left };
}

const say = (text: string): Incoming => ({ kind: 'text', text });
const send = (text: string): ConversationStep => ({ kind: 'send', name: 'send', text });

function expecting(
  text: string,
  capture: Readonly<Record<string, Capture>> = {},
): ConversationStep {
  const match = { kind: 'contains', text } as const;
  return { kind: 'expect', name: text, match, withinMs: null, capture, measure: null };
}

describe('a conversation', () => {
  test('passes over messages that do not match', async () => {
    const chatter = [say('typing…'), { kind: 'binary' } as const, say('reply')];
    const { result } = await hold([send('hi'), expecting('reply')], () => chatter);
    expect(result.outcome).toBe('up');
  });

  test('takes what matches only once', async () => {
    const steps = [send('hi'), expecting('a'), expecting('a')];
    const { result } = await hold(steps, () => [say('a')], 50);
    expect(result).toMatchObject({ outcome: 'down', reason: 'no_reply' });
  });

  test('keeps a message that comes before the answer to a ping', async () => {
    const ping: ConversationStep = { kind: 'ping', name: 'ping', withinMs: null };
    const { result } = await hold([send('hi'), ping, expecting('a')], () => [say('a')]);
    expect(result.outcome).toBe('up');
  });

  test('hears what was said before the peer closed', async () => {
    const closing: Incoming[] = [say('a'), { kind: 'closed', code: 1000, reason: '' }];
    const { result } = await hold([send('hi'), expecting('a')], () => closing);
    expect(result.outcome).toBe('up');
  });

  test('is not continued with a peer that has closed', async () => {
    const closing: Incoming[] = [{ kind: 'closed', code: 4401, reason: 'bad token' }];
    const { result, sent } = await hold([send('hi'), send('still there?')], () => closing);
    expect(result).toMatchObject({ reason: 'conversation_closed' });
    expect(result.detail).toBe('Closed with 4401 bad token');
    expect(sent).toEqual(['hi']);
  });

  test('is left with the code that the script says', async () => {
    const { left } = await hold([{ kind: 'close', name: 'bye', code: 4001 }], () => []);
    expect(left).toEqual([4001]);
  });
});

describe('captured values', () => {
  const greeting = say('{"id":"a\\"b","n":7,"deep":{"x":1},"none":null} <iq from="me@x/1"/>');
  const json = say('{"id":"a\\"b","n":7,"deep":{"x":1},"none":null}');

  const rows: readonly (readonly [text: string, capture: Capture, sent: string])[] = [
    ['{"id":"{{v}}"}', { kind: 'json', query: 'id' }, '{"id":"a\\"b"}'],
    ['42["join","{{v}}"]', { kind: 'json', query: 'id' }, '42["join","a\\"b"]'],
    ['join {{v}}', { kind: 'json', query: 'id' }, 'join a"b'],
    ['{"n":{{v}}}', { kind: 'json', query: 'n' }, '{"n":7}'],
    ['{{v}}', { kind: 'json', query: 'deep' }, '{"x":1}'],
  ];
  test.each(rows)('%s with %j', async (text, capture, expected) => {
    const steps = [send('hi'), expecting('id', { v: capture }), send(text)];
    const { sent } = await hold(steps, () => [json]);
    expect(sent[1]).toBe(expected);
  });

  test('are found between two marks', async () => {
    const capture = { v: { kind: 'between', start: 'from="', end: '"' } } as const;
    const steps = [send('hi'), expecting('id', capture), send('<message to="{{v}}"/>')];
    const { sent } = await hold(steps, () => [greeting]);
    expect(sent[1]).toBe('<message to="me@x/1"/>');
  });

  test.each([
    { kind: 'json', query: 'none' },
    { kind: 'json', query: 'absent' },
    { kind: 'between', start: '<', end: '>' },
  ] as const)('that are not there are an unexpected reply: %j', async (capture) => {
    const { result } = await hold([send('hi'), expecting('id', { v: capture })], () => [json]);
    expect(result).toMatchObject({ outcome: 'down', reason: 'unexpected_reply' });
  });

  test('that nothing captured are a mistake of the script', async () => {
    const { result } = await hold([send('hi {{nobody}}')], () => []);
    expect(result).toMatchObject({ outcome: 'unknown', reason: 'misconfigured' });
  });

  const waits: readonly (readonly [stated: string, seconds: number | null])[] = [
    ['90', 90],
    ['0', 0],
    ['1.5', 1.5],
    ['-1', null],
    ['soon', null],
    ['', null],
    ['Infinity', null],
  ];
  test.each(waits)('a waiting time of "%s" is %s seconds', async (stated, seconds) => {
    const capture = { queueWaitSeconds: { kind: 'json', query: 'wait' } } as const;
    const steps = [send('hi'), expecting('wait', capture)];
    const { result } = await hold(steps, () => [say(JSON.stringify({ wait: stated }))]);
    expect(result.measures.queueWaitSeconds ?? null).toBe(seconds);
  });

  test('does not ask that the peer states a waiting time', async () => {
    const capture = { queueWaitSeconds: { kind: 'json', query: 'wait' } } as const;
    const { result } = await hold([send('hi'), expecting('{', capture)], () => [say('{}')]);
    expect(result.outcome).toBe('up');
    expect(result.measures).toEqual({});
  });
});

test('an inbox keeps at most 64 messages, and always the end', async () => {
  const inbox = new Inbox();
  for (let count = 0; count < 1000; count++) inbox.put(say(String(count)));
  inbox.put({ kind: 'closed', code: 1006, reason: '' });
  const taken: Incoming[] = [];
  do taken.push(await inbox.take('message'));
  while (taken.at(-1)?.kind !== 'closed');
  expect(taken).toHaveLength(65);
  expect(taken[63]).toEqual(say('63'));
});
