import type { Template } from '../domain/words/template.ts';
import { type TemplateDocument, templateDocument } from '../domain/words/template-document.ts';
import { newId } from '../storage/id.ts';
import { insertTemplate, templateSlugFree } from '../storage/template.ts';
import { type Acting, demandWrite } from './change/acting.ts';
import { carryOut, onlyOnce } from './change/carry-out.ts';
import { parseInput, refused, refuseFaults } from './input/parse.ts';
import { newTemplate } from './input/template.ts';
import { templateFaults } from './input/template-faults.ts';

/**
 * Prepares words for an hour of need.
 * @throws AppError `forbidden`, `invalid` (also where the slug is taken), `reused`, `unavailable`.
 */
export async function createTemplate(acting: Acting, input: unknown): Promise<TemplateDocument> {
  demandWrite(acting, 'templates');
  const { slug, ...content } = parseInput(newTemplate, input);
  const id = newId();
  const { now } = acting;
  const template: Template = {
    ...content,
    ...{ id, slug: slug ?? id, createdAt: now, updatedAt: now, version: 1 },
  };
  const result = templateDocument(template);
  return onlyOnce(acting, async () => {
    refuseFaults(templateFaults(content, acting, null));
    const created = await carryOut(acting, {
      action: 'template.create',
      subject: id,
      detail: result,
      guard: templateSlugFree(template.slug),
      statements: (change) => [insertTemplate(template, change)],
      events: [],
      result,
    });
    if (created) return created;
    throw refused([
      { pointer: '/slug', detail: 'A template has or had this slug; choose another one.' },
    ]);
  });
}
