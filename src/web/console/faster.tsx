import type { Language } from '../../domain/localized.ts';
import { auditTexts } from '../../i18n/console/audit-texts.ts';
import { composeTexts } from '../../i18n/console/compose-texts.ts';
import { pastTime } from '../../i18n/time.ts';
import type { StoredAuditEntry } from '../../storage/audit-entry.ts';
import type { Asked } from './route.ts';

type FasterProps = Readonly<{
  asked: Pick<Asked, 'language' | 'reading'>;
  /** What was done last to what somebody else wanted to change, too. */
  last: StoredAuditEntry | undefined;
}>;

/** Who was faster, and when. */
export function Faster({ asked: { language, reading }, last }: FasterProps) {
  if (last === undefined) return null;
  const when = pastTime(last.at, language, reading);
  return <p>{composeTexts[language].faster(nameOf(last, language), when)}</p>;
}

/** By name only: a link would lead away from what is typed. */
function nameOf({ actorKind, actorName }: StoredAuditEntry, language: Language): string {
  const { actors } = auditTexts[language];
  switch (actorKind) {
    case 'clock':
    case 'subscriber':
    case 'terminal':
      return actors[actorKind];
    case 'token':
    case 'staff':
      return actorName ?? '';
  }
}
