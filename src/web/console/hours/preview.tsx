import { siteComponents } from '../../../domain/component.ts';
import type { HoursDefinition } from '../../../domain/hours/hours-definition.ts';
import type { Watched } from '../../../domain/watched.ts';
import { Hours } from '../../components/hours.tsx';
import { hoursView } from '../../public/component-view.ts';
import { ConcernedPage, Preview, viewIf } from '../preview.tsx';
import type { StaffAsked } from '../route.ts';
import { watchedIf } from '../watched-if.ts';

type HoursPreviewProps = Readonly<{
  asked: StaffAsked;
  component: string;
  hours: HoursDefinition;
}>;

/** What the pages would say with these hours: now, and in the next weeks. */
export function HoursPreview({ asked, component, hours }: HoursPreviewProps) {
  const watched = watchedIf(asked, { kind: 'hours', subject: component, value: hours });
  const view = viewIf({ ...asked, watched }, asked.facts.words);
  return (
    <Preview
      language={asked.language}
      show={(language) => (
        <ConcernedPage {...{ view, components: [component], language }}>
          <HoursOf {...{ watched, component, language, reading: view.reading }} />
        </ConcernedPage>
      )}
    />
  );
}

type HoursOfProps = Readonly<{ watched: Watched; component: string }> &
  Pick<Parameters<typeof Hours>[0], 'language' | 'reading'>;

/** The hours of a component as its page has them. */
export function HoursOf({ watched, component, language, reading }: HoursOfProps) {
  const found = siteComponents(watched.site).find(({ slug }) => slug === component);
  const hours = found ? hoursView(found, watched, reading.today) : null;
  return <Hours {...{ hours, language, reading }} />;
}
