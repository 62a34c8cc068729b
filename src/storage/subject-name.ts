import { eq, inArray } from 'drizzle-orm';
import { shownUrl } from '../domain/delivery/shown-url.ts';
import type { Words } from '../domain/localized.ts';
import type { Database } from './database.ts';
import { tokens } from './schema-changes.ts';
import { subscriptions, webhookEndpoints } from './schema-delivery.ts';
import { templates } from './schema-site.ts';
import { staff, staffLinks } from './schema-staff.ts';
import { announcements, incidents, maintenances } from './schema-words.ts';

/** What is called how, by id; a name that belongs to no language stands in both. */
export type SubjectNames = ReadonlyMap<string, Words>;

/** Reads what staff, tokens, webhooks and what staff have written are called, as far as they are still there. */
export async function readSubjectNames(
  db: Database,
  ids: readonly string[],
): Promise<SubjectNames> {
  const wanted = [...new Set(ids)];
  const [titled, planned, news, prepared, people, bearers, links, endpoints] =
    await db.drizzle.batch([
      db.drizzle
        .select({ id: incidents.id, name: incidents.title })
        .from(incidents)
        .where(inArray(incidents.id, wanted)),
      db.drizzle
        .select({ id: maintenances.id, name: maintenances.title })
        .from(maintenances)
        .where(inArray(maintenances.id, wanted)),
      db.drizzle
        .select({ id: announcements.id, name: announcements.title })
        .from(announcements)
        .where(inArray(announcements.id, wanted)),
      db.drizzle
        .select({ id: templates.id, content: templates.content })
        .from(templates)
        .where(inArray(templates.id, wanted)),
      db.drizzle
        .select({ id: staff.id, name: staff.name })
        .from(staff)
        .where(inArray(staff.id, wanted)),
      db.drizzle
        .select({ id: tokens.id, name: tokens.name })
        .from(tokens)
        .where(inArray(tokens.id, wanted)),
      db.drizzle
        .select({ id: staffLinks.id, name: staffLinks.email })
        .from(staffLinks)
        .where(inArray(staffLinks.id, wanted)),
      db.drizzle
        .select({ id: subscriptions.id, name: webhookEndpoints.name, url: webhookEndpoints.url })
        .from(webhookEndpoints)
        .innerJoin(subscriptions, eq(subscriptions.number, webhookEndpoints.subscription))
        .where(inArray(subscriptions.id, wanted)),
    ]);
  return new Map<string, Words>([
    ...[...titled, ...planned, ...news].map(({ id, name }) => [id, name] as const),
    // What is stored was a template when it was written.
    ...prepared.map(({ id, content }) => [id, (content as { name: Words }).name] as const),
    ...[...people, ...bearers, ...links, ...endpoints.map(named)].flatMap(({ id, name }) =>
      name === null ? [] : [[id, { zh: name, en: name }] as const],
    ),
  ]);
}

/** What nobody has named is known by where it leads. */
function named({ id, name, url }: Readonly<{ id: string; name: string; url: string }>) {
  return { id, name: name || shownUrl(url) };
}
