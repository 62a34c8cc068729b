import { shippedTemplates } from '../../../templates/shipped.ts';
import { changesNothing } from '../../actions/change/changes-nothing.ts';
import type { Template } from '../../domain/words/template.ts';
import type { Database } from '../../storage/database.ts';
import { readRemovedTemplates, readTemplates } from '../../storage/template.ts';

/** In sentences, which of the shipped templates the database has otherwise, or no more. */
export async function templateDifferences(db: Database): Promise<readonly string[]> {
  const stored = await readTemplates(db);
  const removed = await readRemovedTemplates(db);
  const slugs = shippedTemplates.map(({ slug }) => slug);
  const changed = stored.filter(isOtherThanShipped).map(({ slug }) => slug);
  const gone = removed.filter((slug) => slugs.includes(slug));
  return [
    ...sentence(changed, 'read otherwise in the database, which counts'),
    ...sentence(gone, 'were removed, and stay away'),
  ];
}

function isOtherThanShipped(stored: Template): boolean {
  const shipped = shippedTemplates.find(({ slug }) => slug === stored.slug);
  if (!shipped) return false;
  const { id, createdAt, updatedAt, version } = stored;
  return !changesNothing({ ...shipped, id, createdAt, updatedAt, version }, stored);
}

function sentence(slugs: readonly string[], says: string): readonly string[] {
  return slugs.length === 0 ? [] : [`shipped ones that ${says}: ${slugs.join(', ')}`];
}
