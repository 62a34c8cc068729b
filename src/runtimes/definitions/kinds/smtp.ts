import * as z from 'zod';
import type { SmtpSpec } from '../../../domain/monitor/mail-spec.ts';
import { family } from './fields.ts';
import type { Kind } from './kind.ts';
import { mailAddress, mailUrl } from './mail-values.ts';
import { value } from './values.ts';

export const schema = z.strictObject({
  kind: z.literal('smtp'),
  url: value,
  recipient: value.exactOptional(),
  sender: value.exactOptional(),
  heloName: z
    .string()
    .regex(/^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/i, 'must be a host name, such as probe.example.com')
    .nullable()
    .default(null),
  family,
});

/** A mail server that is asked for a recipient. */
export const smtp: Kind<z.output<typeof schema>, SmtpSpec> = {
  targets: ({ url }) => [url],
  read: ({ kind, url, recipient, sender, heloName, family }, values) => {
    const read = values.required(url, mailUrl('smtp'), 'url');
    const to = values.optional(recipient, mailAddress, 'recipient');
    const from = values.optional(sender, mailAddress, 'sender');
    if (read === null) return null;
    return { kind, server: read.server, family, recipient: to, sender: from ?? '', heloName };
  },
};
