import * as z from 'zod';
import { id, instant } from './fields.ts';

/** Who did what to what, and when. */
export const auditEntry = z
  .strictObject({
    id,
    at: instant,
    actor: z.strictObject({
      kind: z.enum(['token', 'staff', 'subscriber', 'clock', 'terminal']),
      id: id.nullable(),
      name: z.string().nullable(),
    }),
    action: z.string().describe('As in incident.open'),
    subject: z.string().describe('Id of what was changed'),
    detail: z.unknown().describe('What was changed; never a secret'),
  })
  .meta({ id: 'AuditEntry' });
export type AuditEntryDocument = Readonly<z.output<typeof auditEntry>>;
