import type { Announcement } from '../../../domain/words/announcement.ts';
import { consoleAnnouncementTexts } from '../../../i18n/console/announcement-texts.ts';
import { ComponentChoice, chosenIn } from '../component-choice.tsx';
import type { FieldFaults } from '../refused.ts';
import type { StaffAsked } from '../route.ts';
import { movedTimeIn, TimeField } from '../time-field.tsx';
import { BodyField, TitleField } from '../title-and-body.tsx';
import { timeIn, wordsIn } from '../typed.ts';

type AnnouncementFieldsProps = Readonly<{
  asked: StaffAsked;
  faults: FieldFaults;
  /** The times that can still be said. */
  has: readonly ('publishedAt' | 'until')[];
  /** What stands below each text, where it is not the usual. */
  hint?: string;
}>;

/** All that an announcement says. */
export function AnnouncementFields({ asked, faults, has, hint }: AnnouncementFieldsProps) {
  const texts = consoleAnnouncementTexts[asked.language];
  const unsaid = { publishedAt: texts.now, until: texts.forAWeek };
  return (
    <>
      <TitleField {...{ asked, faults, ...(hint !== undefined && { hint }) }} />
      <BodyField {...{ asked, faults, ...(hint !== undefined && { hint }) }} />
      <div class="pair">
        {has.map((name) => (
          <TimeField
            {...{ asked, name, label: texts[name], fault: faults.get(name), unsaid: unsaid[name] }}
          />
        ))}
      </div>
      <ComponentChoice asked={asked} fault={faults.get('components')} hint={texts.whole} />
    </>
  );
}

/** What publishes news, as it stands in a form (`publishAnnouncement`). */
export function publishedIn({ typed, watched: { site } }: StaffAsked): unknown {
  return {
    ...{ title: wordsIn(typed, 'title'), body: wordsIn(typed, 'body') },
    components: chosenIn(typed, site),
    publishedAt: timeIn(typed, 'publishedAt', site.timeZone),
    until: timeIn(typed, 'until', site.timeZone) ?? null,
  };
}

/** What is changed of news, as it stands in a form (`changeAnnouncement`). */
export function changedIn(asked: StaffAsked, stored: Announcement): unknown {
  const { typed, watched } = asked;
  const [title, body] = [wordsIn(typed, 'title'), wordsIn(typed, 'body')];
  return {
    ...(Object.keys(title).length > 0 && { title }),
    ...(Object.keys(body).length > 0 && { body }),
    components: chosenIn(typed, watched.site),
    publishedAt: movedTimeIn(asked, 'publishedAt', stored.publishedAt),
    until: untilIn(asked, stored.until),
  };
}

/** Null for a week; nothing where it stays as it is. */
function untilIn(asked: StaffAsked, stored: number | null): string | null | undefined {
  const typed = timeIn(asked.typed, 'until', asked.watched.site.timeZone) ?? null;
  if (stored === null || typed === null) return typed === stored ? undefined : typed;
  return movedTimeIn(asked, 'until', stored);
}
