import { z } from 'zod';

/** Shapes of the probes in monitor files: checked strictly, each fault with a remedy, defaults filled in. */

/** The name of an environment variable. */
export const environmentName = z
  .string()
  .regex(
    /^[A-Z][A-Z0-9_]*$/,
    'must be the name of an environment variable, such as SUPPORT_CHAT_URL',
  );

const value = z.union([z.string().min(1), z.strictObject({ env: environmentName })], {
  error: 'must be a text or { env: "NAME" }',
});

/** RFC 9110 §5.6.2. */
const token = /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/;

/** Headers by which a message is framed (RFC 9112 §6, RFC 9110 §7.6): the probe sets them itself. */
const framing = ['content-length', 'transfer-encoding', 'connection', 'upgrade', 'te', 'trailer'];

const headerName = z
  .string()
  .regex(token, 'must be the name of an HTTP header')
  .refine((name) => !framing.includes(name.toLowerCase()), 'is set by the probe itself; remove it');
const headers = z.record(headerName, value).default({});

/** A number of seconds within bounds. */
export const seconds = (least: number, most: number) =>
  z
    .number({ error: 'must be a number of seconds' })
    .min(least, `must be at least ${least} seconds`)
    .max(most, `must be at most ${most} seconds`);

const textMatch = z.strictObject({
  kind: z.enum(['contains', 'lacks', 'equals', 'startsWith']),
  text: z.string().min(1, 'must not be empty'),
});

const jsonMatch = z
  .strictObject({
    kind: z.literal('json'),
    query: z.string().min(1, 'must be a JMESPath query, such as "status"'),
    equals: z.union([z.string(), z.number(), z.boolean(), z.null()]).exactOptional(),
    contains: z.string().exactOptional(),
    min: z.number().exactOptional(),
    max: z.number().exactOptional(),
  })
  .refine(
    (match) =>
      [
        match.equals !== undefined,
        match.contains !== undefined,
        match.min !== undefined || match.max !== undefined,
      ].filter(Boolean).length === 1,
    'must say one thing: equals, contains, or min and max',
  );

const bodyMatch = z.union([textMatch, jsonMatch], {
  error:
    'must be { kind: "contains" | "lacks" | "equals" | "startsWith", text } or { kind: "json", query, equals | contains | min, max }',
});

const family = z
  .enum(['any', 'ipv4', 'ipv6', 'both'], { error: 'must be any, ipv4, ipv6 or both' })
  .default('any');

const statusRemedy = 'must be a status such as 200, or a class such as "2xx"';
const status = z.union(
  [
    z.number().int().min(100, statusRemedy).max(599, statusRemedy),
    z.enum(['2xx', '3xx', '4xx', '5xx']),
  ],
  { error: statusRemedy },
);

/** An HTTP probe as a file writes it. */
export const http = z
  .strictObject({
    kind: z.literal('http'),
    url: value,
    method: z.enum(['GET', 'HEAD', 'POST'], { error: 'must be GET, HEAD or POST' }).default('GET'),
    headers,
    body: value.nullable().default(null),
    family,
    maxRedirects: z.number().int().min(0).max(5, 'must be at most 5').default(5),
    expect: z
      .strictObject({
        status: z.array(status).min(1, 'must name at least one status').default(['2xx']),
        headers: z.array(z.strictObject({ name: headerName, match: textMatch })).default([]),
        body: z.array(bodyMatch).default([]),
      })
      .prefault({}),
  })
  .refine(({ method, expect }) => method !== 'HEAD' || expect.body.length === 0, {
    path: ['expect', 'body'],
    error: 'must be empty, as the answer to HEAD has no body',
  });

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

/** A scripted conversation as a file writes it. */
export const websocket = z.strictObject({
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
