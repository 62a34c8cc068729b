import type { Language } from '../../domain/localized.ts';
import { texts } from '../../i18n/texts.ts';
import type { ComponentView } from '../public/view.ts';

type ComponentWordProps = Readonly<{ component: ComponentView; language: Language }>;

/** What the lamp shows, as a word. */
export function ComponentWord({ component: { lamp }, language }: ComponentWordProps) {
  const text = texts[language];
  const isStatus = lamp !== 'closed' && lamp !== 'unverified' && lamp !== 'unprobed';
  return <p class="word">{isStatus ? text.status[lamp] : text[lamp]}</p>;
}
