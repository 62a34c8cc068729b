import type { Maintenance } from '../../../domain/words/maintenance.ts';
import { chosenIn } from '../component-choice.tsx';
import { typedIn } from '../form.ts';
import type { StaffAsked } from '../route.ts';
import { movedTimeIn } from '../time-field.tsx';
import { timeIn, wordsIn } from '../typed.ts';

/** What customers are advised of, by the names of the fields. */
export const advised = ['works', 'delayed', 'avoid'] as const;

/** What announces work, as it stands in a form (`scheduleMaintenance`). */
export function announcedIn({ typed, watched: { site } }: StaffAsked): unknown {
  return {
    ...{ title: wordsIn(typed, 'title'), body: wordsIn(typed, 'body') },
    components: chosenIn(typed, site),
    scheduledFor: timeIn(typed, 'scheduledFor', site.timeZone),
    scheduledUntil: timeIn(typed, 'scheduledUntil', site.timeZone),
    ...{ auto: typedIn(typed, 'auto') === 'on', reachability: typedIn(typed, 'reachability') },
    ...Object.fromEntries(
      advised.map((name) => [name, wordsIn(typed, name)]).filter(([, words]) => hasWords(words)),
    ),
    notify: typedIn(typed, 'notify') === 'on',
  };
}

/** What is changed of work, as it stands in a form (`changeMaintenance`). */
export function changedIn(asked: StaffAsked, stored: Maintenance): unknown {
  const { typed, watched } = asked;
  const title = wordsIn(typed, 'title');
  return {
    ...(hasWords(title) && { title }),
    components: chosenIn(typed, watched.site),
    scheduledFor: movedTimeIn(asked, 'scheduledFor', stored.scheduledFor),
    scheduledUntil: movedTimeIn(asked, 'scheduledUntil', stored.scheduledUntil),
    ...{ auto: typedIn(typed, 'auto') === 'on', reachability: typedIn(typed, 'reachability') },
    ...Object.fromEntries(
      advised.map((name) => {
        const words = wordsIn(typed, name);
        return [name, hasWords(words) ? words : null];
      }),
    ),
  };
}

function hasWords(words: unknown): boolean {
  return Object.keys(words ?? {}).length > 0;
}
