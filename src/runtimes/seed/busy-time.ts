import { hourOf } from '../../domain/answers/answer-time.ts';
import { type Weekday, weekdayOf } from '../../domain/hours/service-hours.ts';
import { zoneOffset } from '../../domain/time/zone.ts';

/** How busy support is at an instant (UTC ms): 0 when nobody writes, 1 in a usual busy hour. */
export type BusyAt = (instant: number) => number;

/** By the hour of the day, from midnight on: a steep morning, a lunch break, an evening at home. */
const byHour: readonly number[] = [
  [0.18, 0.11, 0.07, 0.05, 0.05, 0.07, 0.13, 0.3, 0.62, 0.95, 1, 0.9],
  [0.66, 0.7, 0.84, 0.88, 0.8, 0.68, 0.55, 0.58, 0.66, 0.6, 0.44, 0.3],
].flat();

/** Monday brings what the weekend has left. */
const byDay: Readonly<Record<Weekday, number>> = {
  mon: 1.3,
  tue: 1.05,
  wed: 1,
  thu: 0.97,
  fri: 1.02,
  sat: 0.62,
  sun: 0.55,
};

/** How busy support is by the clocks of a zone. */
export function busyTimes(timeZone: string): BusyAt {
  const known = new Map<number, number>();
  return (instant) => {
    const hour = hourOf(instant);
    const busy = known.get(hour) ?? busyIn(hour, timeZone);
    known.set(hour, busy);
    return busy;
  };
}

function busyIn(hour: number, timeZone: string): number {
  const local = new Date(hour + zoneOffset(timeZone)(hour));
  const day = weekdayOf(local.toISOString().slice(0, 10));
  return (byHour[local.getUTCHours()] ?? 0) * byDay[day];
}
