import { compile } from '@jmespath-community/jmespath';
import * as z from 'zod';
import type { Value } from '../../../domain/monitor/probe-definition.ts';
import type { JsonMatch, TextMatch } from '../../../domain/monitor/probe-spec.ts';
import type { NoteFault } from './kind.ts';
import { type Values, value } from './values.ts';

/** Fields that several kinds of probes have. */

/** A number of seconds within bounds. */
export const seconds = (least: number, most: number) =>
  z
    .number({ error: 'must be a number of seconds' })
    .min(least, `must be at least ${least} seconds`)
    .max(most, `must be at most ${most} seconds`);

/** Which IP families are looked at. */
export const family = z
  .enum(['any', 'ipv4', 'ipv6', 'both'], { error: 'must be any, ipv4, ipv6 or both' })
  .default('any');

/** RFC 9110 §5.6.2. */
export const token = /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/;

/** Headers by which a message is framed (RFC 9112 §6, RFC 9110 §7.6): the probe sets them itself. */
const framing = ['content-length', 'transfer-encoding', 'connection', 'upgrade', 'te', 'trailer'];

/** The name of an HTTP header that a file may set. */
export const headerName = z
  .string()
  .regex(token, 'must be the name of an HTTP header')
  .refine((name) => !framing.includes(name.toLowerCase()), 'is set by the probe itself; remove it');

/** Headers of a request. */
export const headers = z.record(headerName, value).default({});

const headerText = z
  .string()
  .regex(/^[\t\x20-\x7e\xa0-\xff]*$/, 'must be one line of Latin letters and signs');

/** The headers with their values; null when one of them is wrong. */
export function readHeaders(
  written: Readonly<Record<string, Value>>,
  values: Values,
): Readonly<Record<string, string>> | null {
  const read = Object.entries(written).map(
    ([name, wanted]) => [name, values.required(wanted, headerText, 'headers', name)] as const,
  );
  if (read.some(([, text]) => text === null)) return null;
  return Object.fromEntries(read.map(([name, text]) => [name, text ?? '']));
}

/** A URL with one of the schemes, such as `http:`. */
export function urlOf(...schemes: readonly string[]): z.ZodType<string> {
  const wanted = schemes.map((scheme) => `${scheme}//`).join(' or ');
  return z
    .string()
    .refine(
      (text) => URL.canParse(text) && schemes.includes(new URL(text).protocol),
      `must be a URL that begins with ${wanted}`,
    );
}

/** Text that an answer must hold. */
export const textMatch = z.strictObject({
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

/** Text or JSON that an answer must hold. */
export const bodyMatch = z.union([textMatch, jsonMatch], {
  error:
    'must be { kind: "contains" | "lacks" | "equals" | "startsWith", text } or { kind: "json", query, equals | contains | min, max }',
});

/** Notes a query of a match that cannot be read; `path` leads to the match. */
export function checkMatch(
  match: TextMatch | JsonMatch,
  note: NoteFault,
  ...path: PropertyKey[]
): void {
  if (match.kind === 'json') checkQuery(match.query, note, ...path, 'query');
}

/** Notes a JMESPath query that cannot be read. */
export function checkQuery(query: string, note: NoteFault, ...path: PropertyKey[]): void {
  try {
    compile(query);
  } catch {
    note(`"${query}" is not a JMESPath query`, ...path);
  }
}
