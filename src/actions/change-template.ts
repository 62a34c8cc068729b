import type { Template } from '../domain/words/template.ts';
import { type TemplateDocument, templateDocument } from '../domain/words/template-document.ts';
import { replaceTemplate, templateUnchanged } from '../storage/template.ts';
import { type Acting, demandWrite } from './change/acting.ts';
import { changeNewest, onlyOnce } from './change/carry-out.ts';
import { changesNothing } from './change/changes-nothing.ts';
import { templateToBe } from './change/template-to-be.ts';
import { templateToChange } from './change/template-to-change.ts';

/**
 * Puts other words in the place of a template, all of them at once; what is so already changes
 * nothing.
 * @param name its id or slug.
 * @param version that must still be the newest (`If-Match`); null takes any.
 * @throws AppError `forbidden`, `invalid`, `not_found`, `stale`, `unavailable`.
 */
export async function changeTemplate(
  acting: Acting,
  name: string,
  version: number | null,
  input: unknown,
): Promise<TemplateDocument> {
  demandWrite(acting, 'templates');
  return onlyOnce(acting, () =>
    changeNewest(acting, templateToChange(acting, name), version, (before) => {
      const content = templateToBe(acting, input, before);
      const { id, slug, createdAt } = before;
      const after: Template = {
        ...content,
        ...{ id, slug, createdAt, updatedAt: acting.now, version: before.version + 1 },
      };
      if (changesNothing(before, after)) return { unchanged: templateDocument(before) };
      const result = templateDocument(after);
      return {
        action: 'template.change',
        subject: id,
        detail: result,
        guard: templateUnchanged(before),
        statements: (change) => [replaceTemplate(after, change)],
        events: [],
        result,
      };
    }),
  );
}
