import type { Language } from '../../domain/localized.ts';
import type { IncidentKind } from '../../domain/words/incident.ts';
import { incidentTexts } from '../../i18n/incident-texts.ts';

type SafetyProps = Readonly<{ kind: IncidentKind; language: Language }>;

/** What customers are to do and whom to trust while somebody is after their money. */
export function Safety({ kind, language }: SafetyProps) {
  if (kind !== 'security') return null;
  const { money, codes } = incidentTexts[language].safety;
  return (
    <div class="safety">
      <p>{money}</p>
      <p>{codes}</p>
    </div>
  );
}
