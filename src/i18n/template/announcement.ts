import type { Words } from '../../domain/localized.ts';
import { type AnnouncementTemplate, openingTexts } from '../../domain/words/template.ts';
import type { Values } from '../../domain/words/template-variable.ts';
import { componentsChosen, type Filled, filling } from './filling.ts';
import type { Surroundings } from './printed-value.ts';

/** News (`publishAnnouncement`). */
export type FilledAnnouncement = Readonly<{
  title: Words;
  body: Words;
  components: readonly string[];
}>;

/** Fills in what it begins with. */
export function fillAnnouncement(
  template: AnnouncementTemplate,
  values: Values,
  around: Surroundings,
): Filled<FilledAnnouncement> {
  return filling(template, openingTexts(template), values, around, (fill) => ({
    ...{ title: fill(template.title, 'line'), body: fill(template.body, 'markdown') },
    components: componentsChosen(template, values, around),
  }));
}
