import { type TemplateDocument, templateDocument } from '../domain/words/template-document.ts';
import { removeStoredTemplate, templateUnchanged } from '../storage/template.ts';
import { type Acting, demandWrite } from './change/acting.ts';
import { changeNewest, onlyOnce } from './change/carry-out.ts';
import { templateToChange } from './change/template-to-change.ts';

/**
 * Takes a template away for good, also one that comes with the program. What was said with it stays.
 * @param name its id or slug.
 * @param version that must still be the newest (`If-Match`); null takes any.
 * @returns the template as it last was.
 * @throws AppError `forbidden`, `not_found`, `stale`, `unavailable`.
 */
export async function removeTemplate(
  acting: Acting,
  name: string,
  version: number | null,
): Promise<TemplateDocument> {
  demandWrite(acting, 'templates');
  return onlyOnce(acting, () =>
    changeNewest(acting, templateToChange(acting, name), version, (before) => ({
      action: 'template.remove',
      subject: before.id,
      detail: templateDocument(before),
      guard: templateUnchanged(before),
      statements: (change) => [removeStoredTemplate(before, acting.now, change)],
      events: [],
      result: templateDocument(before),
    })),
  );
}
