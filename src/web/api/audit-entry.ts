import * as z from 'zod';
import { timestamp } from '../../domain/time/timestamp.ts';
import { readAuditPage, type StoredAuditEntry } from '../../storage/audit-entry.ts';
import { type AuditEntryDocument, auditEntry } from './documents/audit-entry.ts';
import { listed, oneMore } from './paging.ts';
import type { PrivateRoute } from './route.ts';

/** `/audit`: who did what, when. */
export const auditRoute: PrivateRoute = {
  kind: 'private',
  noun: 'audit',
  method: 'GET',
  path: '/audit',
  status: 200,
  shape: 'pages',
  summary: 'List who did what, newest first',
  query: [
    {
      name: 'subject',
      schema: z.string(),
      description: 'Only what was done to the one of this id',
    },
  ],
  answer: auditEntry,
  handle: async ({ acting: { db }, page, query }) => {
    const { before, limit } = oneMore(page);
    const entries = await readAuditPage(db, {
      before: before?.id ?? null,
      subject: query.get('subject'),
      limit,
    });
    return listed(entries, page, ({ at, id }) => ({ at, id }), auditDocument);
  },
};

function auditDocument(entry: StoredAuditEntry): AuditEntryDocument {
  const { id, at, actorKind, actorId, actorName, action, subject, detail } = entry;
  return {
    ...{ id, at: timestamp(at), actor: { kind: actorKind, id: actorId, name: actorName } },
    ...{ action, subject, detail },
  };
}
