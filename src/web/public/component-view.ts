import type { AnswersShown } from '../../domain/answers/answers-shown.ts';
import type { Component } from '../../domain/component.ts';
import { calendarOf } from '../../domain/hours/calendar.ts';
import { type HoursShown, hoursShown } from '../../domain/hours/hours-shown.ts';
import {
  type ComponentPast,
  firstKnown,
  isWatched,
  oldestMonth,
  uptimesWithin,
  watchedShare,
} from '../../domain/past/component-past.ts';
import { uptimePercent } from '../../domain/past/uptime.ts';
import type { SupportStatus } from '../../domain/status/support-status.ts';
import { monthIn, monthSpan, monthsBetween } from '../../domain/time/month.ts';
import type { Span } from '../../domain/time/span.ts';
import type { Watched } from '../../domain/watched.ts';
import { type ComponentView, type FreshnessView, freshnessView, type PublicView } from './view.ts';

/** Both uptimes of a stretch of time in per cent; null where nothing is covered. */
export type UptimeRow = Readonly<{
  /** `YYYY-MM`, or the last 90 days. */
  period: string | 'quarter';
  roundTheClock: number | null;
  inServiceHours: number | null;
  /** The share of it, as far as it is past, in which anybody could tell; 0 to 1. */
  watchedShare: number;
}>;

/** Everything that the page of one component shows, in both languages and nothing else. */
export type ComponentPageView = Pick<
  PublicView,
  'siteName' | 'brand' | 'zone' | 'reading' | 'indicator' | 'notice'
> &
  Readonly<{
    component: ComponentView;
    /** How well what is said of this component is backed by looks. */
    freshness: FreshnessView;
    /** Null where people are always there. */
    hours: HoursShown | null;
    /** How long answers took; null where nothing was measured. */
    answers: AnswersShown | null;
    /** The last 90 days, then the months, newest first; empty of an unwatched one. */
    uptime: readonly UptimeRow[];
  }>;

/** Builds the page of each component out of the public view and the status behind it. */
export function componentPageView(
  watched: Watched,
  status: SupportStatus,
  page: PublicView,
  component: ComponentView,
  answers: AnswersShown | null,
): ComponentPageView {
  const { siteName, brand, zone, reading, indicator, notice } = page;
  const conditions = status.conditions.filter((one) => one.component.slug === component.slug);
  const [condition] = conditions;
  const past = status.pasts.get(component.slug);
  return {
    siteName,
    brand,
    zone,
    reading,
    indicator,
    notice,
    component,
    answers,
    freshness: freshnessView({
      conditions,
      now: status.now,
      freshUntil: condition?.freshUntil ?? null,
    }),
    hours: condition ? hoursView(condition.component, watched, reading.today) : null,
    uptime: past && isWatched(past) ? uptimeRows(past, watched.site.timeZone, status.now) : [],
  };
}

/** The hours of a component as people read them on a local date; null where it is always open. */
export function hoursView(
  component: Component,
  watched: Watched,
  today: string,
): HoursShown | null {
  const { hours } = component;
  if (hours === undefined || hours.kind === 'always') return null;
  const names = watched.dayNames?.get(hours.calendar ?? '') ?? new Map();
  return hoursShown(hours, { calendar: calendarOf(component, watched), names }, today);
}

function uptimeRows(past: ComponentPast, timeZone: string, now: number): readonly UptimeRow[] {
  const began = firstKnown(past);
  const thisMonth = monthIn(timeZone, now);
  const months = began === null ? [] : monthsBetween(firstMonth(began, timeZone, now), thisMonth);
  return [
    uptimeRow('quarter', past, past.quarter),
    ...months.map((month) => uptimeRow(month, past, monthSpan(month, timeZone))),
  ];
}

/** Of a month before those of the 90 days not all is known. */
function firstMonth(began: number, timeZone: string, now: number): string {
  const [first, oldest] = [monthIn(timeZone, began), oldestMonth(timeZone, now)];
  return first > oldest ? first : oldest;
}

function uptimeRow(period: string, past: ComponentPast, within: Span): UptimeRow {
  const { roundTheClock, inServiceHours } = uptimesWithin(past, within);
  return {
    period,
    roundTheClock: uptimePercent(roundTheClock),
    inServiceHours: uptimePercent(inServiceHours),
    watchedShare: watchedShare(past, within),
  };
}
