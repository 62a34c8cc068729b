import { AppError } from '../domain/app-error.ts';
import { isReadable } from '../domain/settings/readable.ts';
import { type SettingOf, type Stored, settingIn, yearName } from '../domain/settings/setting.ts';
import { readSettings, removeSetting, settingUnchanged } from '../storage/setting.ts';
import { type Acting, demandWrite } from './change/acting.ts';
import { changeNewest, onlyOnce } from './change/carry-out.ts';
import type { YearOfCalendar } from './change-holidays.ts';

/**
 * Takes a year of an official calendar back that was written down: a year that comes with the files is
 * as they say again, any other is gone.
 * @param version that must still be the newest (`If-Match`); null takes any.
 * @returns the year as it last was.
 * @throws AppError `forbidden`, `not_found`, `reused`, `stale`, `unavailable`.
 */
export async function removeHolidays(
  acting: Acting,
  of: YearOfCalendar,
  version: number | null,
): Promise<Stored<SettingOf<'holidays'>>> {
  demandWrite(acting, 'holidays');
  return onlyOnce(acting, () =>
    changeNewest(
      acting,
      () => storedYear(acting, of),
      version,
      (before) => ({
        action: 'holidays.remove',
        subject: before.subject,
        detail: before.value,
        guard: settingUnchanged(before),
        statements: (change) => [removeSetting(before, change)],
        events: [],
        result: before,
      }),
    ),
  );
}

async function storedYear({ db }: Acting, of: YearOfCalendar) {
  const stored = settingIn(await readSettings(db), 'holidays', yearName(of));
  if (stored && isReadable(stored)) return stored;
  throw new AppError('not_found', 'Nobody has written down this year; name one that was.');
}
