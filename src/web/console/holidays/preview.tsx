import { siteComponents } from '../../../domain/component.ts';
import type { CalendarYear } from '../../../domain/hours/calendar.ts';
import { yearName } from '../../../domain/settings/setting.ts';
import { consoleHolidaysTexts } from '../../../i18n/console/holidays-texts.ts';
import { HoursOf } from '../hours/preview.tsx';
import { ConcernedPage, Preview, viewIf } from '../preview.tsx';
import type { StaffAsked } from '../route.ts';
import { watchedIf } from '../watched-if.ts';

type HolidaysPreviewProps = Readonly<{ asked: StaffAsked; year: CalendarYear }>;

/** What the pages would say of those who follow the calendar: now, and of the first in the next weeks. */
export function HolidaysPreview({ asked, year }: HolidaysPreviewProps) {
  const watched = watchedIf(asked, { kind: 'holidays', subject: yearName(year), value: year });
  const following = siteComponents(watched.site)
    .filter(({ hours }) => hours?.kind === 'weekly' && hours.calendar === year.calendar)
    .map(({ slug }) => slug);
  const [first] = following;
  if (first === undefined) return <p>{consoleHolidaysTexts[asked.language].nobodyFollows}</p>;
  const view = viewIf({ ...asked, watched }, asked.facts.words);
  return (
    <Preview
      language={asked.language}
      show={(language) => (
        <>
          <ConcernedPage {...{ view, components: following, language }} />
          <HoursOf {...{ watched, component: first, language, reading: view.reading }} />
        </>
      )}
    />
  );
}
