import { AppError } from '../../domain/app-error.ts';
import type { Template } from '../../domain/words/template.ts';
import { readTemplate } from '../../storage/template.ts';
import type { Acting } from './acting.ts';

/**
 * Reads a template that is to be changed, by its id or slug; rejects with AppError `not_found`
 * without one.
 */
export function templateToChange({ db }: Acting, name: string): () => Promise<Template> {
  return async () => {
    const template = await readTemplate(db, name);
    if (template) return template;
    throw new AppError('not_found', 'There is no template of this id.');
  };
}
