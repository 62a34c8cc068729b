import type { InputFault } from '../../domain/app-error.ts';
import {
  followUpTexts,
  openingTexts,
  type TemplateContent,
  type TemplateText,
} from '../../domain/words/template.ts';
import { hasStrayBraces, hasUnsafePlace, namesIn } from '../../domain/words/template-text.ts';
import type { Acting } from '../change/acting.ts';
import { fallbackFaults, faultIf, unknownSlugs } from './faults.ts';
import { pointerTo } from './parse.ts';

/**
 * The faults of a template that only show when its parts are set against each other and the site. What
 * it named before it may name further, also where the site no longer has it.
 */
export function templateFaults(
  template: TemplateContent,
  acting: Pick<Acting, 'site'>,
  before: TemplateContent | null,
): readonly InputFault[] {
  const { components, fallbacks } = { fallbacks: [], ...template };
  const kept = before === null ? [] : slugsNamed(before);
  const texts = [...openingTexts(template), ...followUpTexts(template)];
  return [
    ...texts.flatMap((text) => textFaults(text, template)),
    ...variableFaults(template, texts),
    ...unknownSlugs(acting, ['components'], components).filter(isOfNew(components, kept)),
    ...defaultFaults(template, acting, kept),
    ...fallbackFaults(acting, fallbacks).filter(isOfNew(fallbacks, kept)),
  ];
}

/** All components that a template names. */
function slugsNamed(template: TemplateContent): readonly string[] {
  const { components, fallbacks, variables } = { fallbacks: [], ...template };
  const defaults = variables.flatMap((one) =>
    one.kind === 'component' ? (one.default ?? []) : [],
  );
  return [...components, ...fallbacks, ...defaults];
}

/** Whether a fault is of a slug in a list that was not named before. */
function isOfNew(slugs: readonly string[], kept: readonly string[]) {
  return ({ pointer }: InputFault) => {
    const slug = slugs[Number(pointer.split('/').at(-1))];
    return slug === undefined || !kept.includes(slug);
  };
}

/** Of each text at most one, the first that is to be mended. */
function textFaults(
  { path, words, form }: TemplateText,
  { variables }: TemplateContent,
): readonly InputFault[] {
  return Object.entries(words).flatMap(([language, text]) => {
    const pointer = pointerTo([...path, language]);
    const unknown = namesIn(text).find((name) => !variables.some((one) => one.name === name));
    return [
      ...faultIf(
        hasStrayBraces(text),
        pointer,
        'Write { and } only around the name of a variable, as in {time}.',
      ),
      ...faultIf(
        unknown !== undefined,
        pointer,
        `There is no variable {${unknown}}; define it, or take it out.`,
      ),
      ...faultIf(
        form === 'markdown' && hasUnsafePlace(text),
        pointer,
        'Keep variables out of code and the targets of links, put a space between them and a ] or & before them, and use no ` or ~~~ beside them.',
      ),
    ].slice(0, 1);
  });
}

function variableFaults(
  { variables }: TemplateContent,
  texts: readonly TemplateText[],
): readonly InputFault[] {
  const used = new Set(texts.flatMap(({ words }) => Object.values(words).flatMap(namesIn)));
  return variables.flatMap(({ name }, index) => {
    const pointer = pointerTo(['variables', index, 'name']);
    const isTaken = variables.findIndex((one) => one.name === name) < index;
    return [
      ...faultIf(isTaken, pointer, `Another variable is called ${name}; choose another name.`),
      ...faultIf(!used.has(name), pointer, `No text names {${name}}; use it, or take it out.`),
    ].slice(0, 1);
  });
}

function defaultFaults(
  { variables, components }: TemplateContent,
  acting: Pick<Acting, 'site'>,
  kept: readonly string[],
): readonly InputFault[] {
  return variables.flatMap((variable, index) => {
    const pointer = pointerTo(['variables', index, 'default']);
    if (variable.default === null) return [];
    if (variable.kind === 'choice') {
      const isNone = variable.default >= variable.options.length;
      return faultIf(isNone, pointer, 'Name the index of an option; the first one has 0.');
    }
    if (variable.kind !== 'component') return [];
    const isOther = components.length > 0 && !components.includes(variable.default);
    const unknown = kept.includes(variable.default)
      ? []
      : unknownSlugs(acting, ['variables', index], [variable.default]);
    return [
      ...unknown.map(({ detail }) => ({ pointer, detail })),
      ...faultIf(isOther, pointer, 'Name a component that the template is for.'),
    ].slice(0, 1);
  });
}
