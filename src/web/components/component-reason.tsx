import type { Language } from '../../domain/localized.ts';
import { texts } from '../../i18n/texts.ts';
import type { ComponentView } from '../public/view.ts';

type ComponentReasonProps = Readonly<{ component: ComponentView; language: Language }>;

/** Why a component is not well, while that is verified. */
export function ComponentReason({ component, language }: ComponentReasonProps) {
  const { reason, foundBy, lamp, status } = component;
  if (!reason || lamp !== status) return null;
  return (
    <p class="reason">
      {foundBy && texts[language].lookedAt[foundBy]}
      {reason[language]}
    </p>
  );
}
