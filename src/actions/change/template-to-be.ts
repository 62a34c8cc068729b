import type { TemplateContent } from '../../domain/words/template.ts';
import { parseInput, refuseFaults } from '../input/parse.ts';
import { templateContent } from '../input/template.ts';
import { templateFaults } from '../input/template-faults.ts';
import type { Acting } from './acting.ts';

/**
 * Reads what a template is to be, as a change would take it.
 * @param before what it was; null of a new one.
 * @throws AppError `invalid`.
 */
export function templateToBe(
  acting: Pick<Acting, 'site'>,
  input: unknown,
  before: TemplateContent | null,
): TemplateContent {
  const content = parseInput(templateContent, input);
  refuseFaults(templateFaults(content, acting, before));
  return content;
}
