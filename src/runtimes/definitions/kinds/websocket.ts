import * as z from 'zod';
import type { ConversationStep, WebSocketSpec } from '../../../domain/monitor/probe-spec.ts';
import {
  bodyMatch,
  checkMatch,
  checkQuery,
  family,
  headers,
  readHeaders,
  seconds,
  token,
  urlOf,
} from './fields.ts';
import type { Kind, NoteFault } from './kind.ts';
import { value } from './values.ts';

const capture = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('json'), query: z.string().min(1) }),
  z.strictObject({
    kind: z.literal('between'),
    start: z.string().min(1),
    end: z.string().min(1),
  }),
]);

const stepName = z
  .string()
  .regex(/^[a-z][a-zA-Z0-9]{0,19}$/, 'must be one word of letters and digits')
  .optional();
const within = seconds(0.1, 60).optional();

const step = z.discriminatedUnion(
  'kind',
  [
    z.strictObject({ kind: z.literal('send'), name: stepName, text: z.string().min(1) }),
    z.strictObject({
      kind: z.literal('expect'),
      name: stepName,
      match: bodyMatch,
      withinSeconds: within,
      capture: z.record(z.string().regex(/^[a-zA-Z][a-zA-Z0-9]*$/), capture).default({}),
      measure: z.literal('firstReply').nullable().default(null),
    }),
    z.strictObject({ kind: z.literal('ping'), name: stepName, withinSeconds: within }),
    z.strictObject({
      kind: z.literal('close'),
      name: stepName,
      code: z
        .number()
        .int()
        .refine(
          (code) => code === 1000 || (code >= 3000 && code <= 4999),
          'must be 1000, or from 3000 to 4999',
        )
        .default(1000),
    }),
  ],
  { error: 'must be a step of kind send, expect, ping or close' },
);
type Step = z.output<typeof step>;

export const schema = z.strictObject({
  kind: z.literal('websocket'),
  url: value,
  subprotocol: z
    .string()
    .regex(token, 'must be one word, such as "chat.v1"')
    .nullable()
    .default(null),
  headers,
  family,
  steps: z
    .array(step)
    .min(1, 'must have at least one step')
    .max(50, 'must have at most 50 steps')
    .refine(
      (steps) => steps.slice(0, -1).every(({ kind }) => kind !== 'close'),
      'must not go on after the step that closes',
    ),
});

/** A scripted conversation. */
export const websocket: Kind<z.output<typeof schema>, WebSocketSpec> = {
  targets: ({ url }) => [url],
  check: ({ steps }, note) => {
    const captured = new Set(['runId']);
    steps.forEach((one, index) => {
      checkStep(one, captured, (remedy, ...path) => note(remedy, 'steps', index, ...path));
    });
  },
  read: (written, values) => {
    const url = values.required(written.url, urlOf('ws:', 'wss:'), 'url');
    const read = readHeaders(written.headers, values);
    if (url === null || read === null) return null;
    return { ...written, url, headers: read, steps: written.steps.map(stepOf) };
  },
};

/** A sent text may only use what an earlier step captured. */
function checkStep(one: Step, captured: Set<string>, note: NoteFault): void {
  if (one.kind === 'expect') {
    checkMatch(one.match, note, 'match');
    for (const [name, taken] of Object.entries(one.capture)) {
      captured.add(name);
      if (taken.kind === 'json') checkQuery(taken.query, note, 'capture', name, 'query');
    }
  }
  if (one.kind !== 'send') return;
  for (const [used, name = ''] of one.text.matchAll(/\{\{(\w+)\}\}/g)) {
    if (!captured.has(name)) note(`uses ${used}, which no earlier step captures`, 'text');
  }
}

function stepOf(one: Step, index: number): ConversationStep {
  const name = one.name ?? `${one.kind}${index + 1}`;
  switch (one.kind) {
    case 'send':
    case 'close':
      return { ...one, name };
    case 'expect': {
      const { kind, match, capture: taken, measure, withinSeconds } = one;
      return { kind, name, match, capture: taken, measure, withinMs: milliseconds(withinSeconds) };
    }
    case 'ping':
      return { kind: one.kind, name, withinMs: milliseconds(one.withinSeconds) };
  }
}

function milliseconds(limit: number | undefined): number | null {
  return limit === undefined ? null : limit * 1000;
}
