import type { HoursDefinition } from '../../src/domain/hours/hours-definition.ts';
import { staffingAt } from '../../src/domain/hours/staffing.ts';
import { hoursOf, madeUpCalendar } from './hours.ts';

/** What is said at an instant in Shanghai, such as `open until 2026-11-02T12:00`. */
export function saidAt(hours: HoursDefinition, local: string): string {
  const shown = (instant: number | null) =>
    instant === null ? 'never' : new Date(instant + 8 * 60 * 60 * 1000).toISOString().slice(0, 16);
  const now = Date.parse(`${local}+08:00`);
  const said = staffingAt(hoursOf(hours), madeUpCalendar, now);
  switch (said.kind) {
    case 'always':
      return 'always';
    case 'closed':
      return `closed until ${shown(said.opensAt)}`;
    case 'open':
      return `open until ${shown(said.until)}`;
    case 'reduced':
      return `${said.by === 'bot' ? 'a bot' : 'reduced'} until ${shown(said.until)}`;
  }
}
