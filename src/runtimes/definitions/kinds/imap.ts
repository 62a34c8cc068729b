import * as z from 'zod';
import type { ImapSpec } from '../../../domain/monitor/mail-spec.ts';
import { family, seconds } from './fields.ts';
import type { Kind } from './kind.ts';
import { mailUrl } from './mail-values.ts';
import { value } from './values.ts';

const yearSeconds = 366 * 86_400;

export const schema = z.strictObject({
  kind: z.literal('imap'),
  url: value,
  newestWithinSeconds: seconds(60, yearSeconds).nullable().default(null),
  family,
});

/** A mailbox that is opened. */
export const imap: Kind<z.output<typeof schema>, ImapSpec> = {
  targets: ({ url }) => [url],
  read: ({ kind, url, newestWithinSeconds, family }, values) => {
    const read = values.required(url, mailUrl('imap'), 'url');
    if (read === null) return null;
    const newestWithinMs = newestWithinSeconds === null ? null : newestWithinSeconds * 1000;
    return { kind, server: read.server, family, mailbox: read.mailbox ?? 'INBOX', newestWithinMs };
  },
};
