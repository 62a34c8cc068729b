import type { HoursDefinition } from '../domain/hours/hours-definition.ts';
import { isReadable } from '../domain/settings/readable.ts';
import type { SettingOf, Settings, Stored } from '../domain/settings/setting.ts';
import { type Acting, demandComponent, demandWrite } from './change/acting.ts';
import { changeSetting } from './change/change-setting.ts';
import { changedHours } from './input/hours.ts';
import { refuseFaults } from './input/parse.ts';
import { parseWritten } from './written/parse.ts';

/**
 * Changes when people are there for a component.
 * @param version that must still be the newest (`If-Match`), 0 where it is as the files say; null takes
 *   any.
 * @throws AppError `forbidden`, `invalid`, `not_found`, `reused`, `stale`, `unavailable`.
 */
export async function changeHours(
  acting: Acting,
  component: string,
  version: number | null,
  input: unknown,
): Promise<Stored<SettingOf<'hours'>>> {
  demandWrite(acting, 'hours');
  demandComponent(acting, component);
  const { hours } = parseWritten(changedHours, input);
  return changeSetting(acting, {
    ...{ kind: 'hours', subject: component, version, action: 'hours.change' },
    next: (settings) => {
      refuseUnknownCalendar(hours, settings);
      return { kind: 'hours', subject: component, value: hours };
    },
    detail: ({ value }) => ({ component, hours: value }),
  });
}

/** Hours of a calendar that nobody has would be those of ordinary days, all the year. */
function refuseUnknownCalendar(hours: HoursDefinition, settings: Settings): void {
  if (hours === 'always' || hours.calendar === undefined) return;
  const known = settings
    .filter(isReadable)
    .flatMap(({ kind, value }) => (kind === 'holidays' ? value.calendar : []));
  if (known.includes(hours.calendar)) return;
  const names = [...new Set(known)].join(' or ') || 'none';
  const detail = `There is no such calendar; name one that there is (${names}), or add its days first.`;
  refuseFaults([{ pointer: '/hours/calendar', detail }]);
}
