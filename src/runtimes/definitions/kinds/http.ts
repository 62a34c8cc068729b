import * as z from 'zod';
import type { HttpSpec } from '../../../domain/monitor/probe-spec.ts';
import {
  bodyMatch,
  checkMatch,
  family,
  headerName,
  headers,
  readHeaders,
  textMatch,
  urlOf,
} from './fields.ts';
import type { Kind } from './kind.ts';
import { value } from './values.ts';

const statusRemedy = 'must be a status such as 200, or a class such as "2xx"';
const status = z.union(
  [
    z.number().int().min(100, statusRemedy).max(599, statusRemedy),
    z.enum(['2xx', '3xx', '4xx', '5xx']),
  ],
  { error: statusRemedy },
);

export const schema = z
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

/** A request. */
export const http: Kind<z.output<typeof schema>, HttpSpec> = {
  targets: ({ url }) => [url],
  check: ({ expect }, note) => {
    expect.body.forEach((match, index) => {
      checkMatch(match, note, 'expect', 'body', index);
    });
  },
  read: (written, values) => {
    const url = values.required(written.url, urlOf('http:', 'https:'), 'url');
    const read = readHeaders(written.headers, values);
    const body = written.body === null ? null : values.required(written.body, z.string(), 'body');
    if (url === null || read === null || (written.body !== null && body === null)) return null;
    return { ...written, url, headers: read, body };
  },
};
