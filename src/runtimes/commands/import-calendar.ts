import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import {
  calendarFileName,
  calendarSchema,
  type WrittenCalendar,
} from '../../actions/written/calendar.ts';
import type { CalendarDay } from '../../domain/hours/service-hours.ts';
import { ownCalendarsDir } from '../definitions/calendars-dir.ts';
import { type HolidayNotice, readHolidayNotice } from '../definitions/holiday-notice.ts';
import { UsageError } from '../usage-error.ts';

/** Where the text of a notice lies, where it was published, and whose calendar it is to join. */
type Import = Readonly<{ file: string; url: string; monitorsDir: string }>;

/**
 * Turns the text of a State Council notice into a file of the calendar `cn` beside the monitors, and
 * says which.
 * @throws UsageError when `url` is none; Error with every fault, a line each. Then nothing is written.
 */
export async function importCalendar({ file, url, monitorsDir }: Import): Promise<string> {
  if (!/^https?:\/\/[^\s/]/.test(url)) {
    throw new UsageError(
      '--url must be where the notice was published, such as https://www.gov.cn/….',
    );
  }
  const read = readHolidayNotice(await textOf(file));
  if (read.kind === 'refused') {
    throw new Error(read.faults.map((fault) => `${file}: ${fault}.`).join('\n'));
  }
  const calendar = calendarOf(read.notice, url);
  const folder = ownCalendarsDir(monitorsDir);
  const place = path.join(folder, calendarFileName(calendar));
  await mkdir(folder, { recursive: true });
  await writeFile(place, `${JSON.stringify(calendar, null, 2)}\n`);
  const count = (kind: CalendarDay) => calendar.days.filter((day) => day.kind === kind).length;
  return `Wrote ${place} (holidays: ${count('holiday')} days, make-up working days: ${count('make_up_day')}).`;
}

async function textOf(file: string): Promise<string> {
  return readFile(file, 'utf8').catch(() => {
    throw new Error(`${file} cannot be read; save the text of the notice there.`);
  });
}

/** @throws Error when the days contradict each other. */
function calendarOf({ year, title, published, days }: HolidayNotice, url: string): WrittenCalendar {
  const source = { title, url, published };
  const result = calendarSchema.safeParse({ kind: 'calendar', calendar: 'cn', year, source, days });
  if (result.success) return result.data;
  throw new Error(result.error.issues.map(({ message }) => `The notice: ${message}.`).join('\n'));
}
