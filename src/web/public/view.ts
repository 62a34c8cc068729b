import type { Brand } from '../../domain/brand.ts';
import {
  type Component,
  type ComponentStatus,
  type Contact,
  componentStatuses,
} from '../../domain/component.ts';
import type { StaffingNow } from '../../domain/hours/staffing.ts';
import type { Language, Localized } from '../../domain/localized.ts';
import type { Freshness } from '../../domain/monitor/freshness.ts';
import type { ProbeKind } from '../../domain/monitor/probe-spec.ts';
import type { Proof } from '../../domain/monitor/proof.ts';
import { reasons } from '../../domain/monitor/reason.ts';
import { type ComponentPast, uptimesWithin } from '../../domain/past/component-past.ts';
import { type DayOfHistory, historyDays } from '../../domain/past/history.ts';
import { uptimePercent } from '../../domain/past/uptime.ts';
import type { ComponentCondition, Reachability } from '../../domain/status/component-condition.ts';
import type { Indicator } from '../../domain/status/indicator.ts';
import type { SupportStatus } from '../../domain/status/support-status.ts';
import type { Watched } from '../../domain/watched.ts';
import type { Voice } from '../../domain/words/voice.ts';
import type { DayCounts, StripUptime } from '../../i18n/texts.ts';
import { offsetFromUtc, type Reading, readingAt } from '../../i18n/time.ts';
import { uptimeText } from '../../i18n/uptime.ts';
import { type VerdictWords, verdictWords } from '../../i18n/verdict.ts';
import { type ComponentSaid, componentSaid } from './component-said.ts';
import { type WordsView, wordsView } from './words-view.ts';

/** What is said about the page itself, above everything else; `sandbox`: nothing here is real. */
export type Notice = 'none' | 'sandbox';

/** What the lamp of a component shows: a shape and a colour each. */
export type Lamp = ComponentStatus | 'closed' | 'unverified' | 'unprobed';

/** The last 90 days of a component, oldest first. */
export type StripView = Readonly<{
  days: readonly DayOfHistory[];
  counts: DayCounts;
  /** In service hours where people are not always there; null where nothing is covered. */
  uptime: StripUptime | null;
}>;

/** Everything that is public about a component. */
export type ComponentView = Readonly<{
  slug: string;
  name: Localized;
  contact: Contact | null;
  status: ComponentStatus;
  /** By whose word it is of that status, and what staff say of it. */
  by: Voice;
  said: ComponentSaid | null;
  reachability: Reachability;
  freshness: Freshness;
  /** Since when staff let nothing look at it; null where something does, or nothing ever did. */
  pausedSince: number | null;
  lamp: Lamp;
  /** Whether people are there for it, and until when. */
  staffing: StaffingNow;
  /** The official holiday for which it is closed; null where it is not for one. */
  holiday: Localized | null;
  since: number | null;
  verifiedAt: number | null;
  /** One public sentence on why it is not well. */
  reason: Localized | null;
  /** The kind of the look that found it. */
  foundBy: ProbeKind | null;
  firstReplyMs: number | null;
  queueWaitSeconds: number | null;
  deliveryMs: number | null;
  proof: Proof | null;
  /** Null of an `unprobed` one of which staff have said nothing. */
  history: StripView | null;
}>;

/** Components that are shown together; `channels` at full width, `functions` in two columns. */
export type GroupView = Readonly<{
  slug: string;
  name: Localized;
  kind: 'channels' | 'functions';
  components: readonly ComponentView[];
}>;

/**
 * How well the page as a whole is backed by looks: since `at` (UTC ms), which is `ageMs` ago, and
 * for `believedForMs` from now on.
 */
export type FreshnessView =
  | Readonly<{ kind: 'verified' | 'partly'; at: number; ageMs: number; believedForMs: number }>
  | Readonly<{ kind: 'unverified'; at: number; ageMs: number }>
  | Readonly<{ kind: 'pending' | 'unprobed' }>;

/** Everything that the public page shows, in both languages and nothing else. */
export type PublicView = Readonly<{
  siteName: Localized;
  brand: Brand | null;
  /** The zone of all times, with its offset now: `Beijing time (UTC+8)`. */
  zone: Localized;
  reading: Reading;
  indicator: Indicator;
  notice: Notice;
  verdict: Readonly<Record<Language, VerdictWords>>;
  freshness: FreshnessView;
  /** What staff say. */
  words: WordsView;
  groups: readonly GroupView[];
}>;

/**
 * Builds the public view by naming each thing that may be seen. Targets, credentials, evidence and
 * certificates are not named, so they cannot reach a response.
 */
export function publicView(watched: Watched, status: SupportStatus, notice: Notice): PublicView {
  const { site } = watched;
  const reading = readingAt(site.timeZone, status.now, status.readWhen);
  const words = (language: Language) => verdictWords(status.verdict, language, reading);
  const views = new Map(
    status.conditions.map((condition) => [
      condition.component.slug,
      componentView(condition, status),
    ]),
  );
  return {
    siteName: site.name,
    brand: site.brand ?? null,
    zone: zoneOf(site.timeZoneName, reading),
    reading,
    indicator: status.indicator,
    notice,
    verdict: { zh: words('zh'), en: words('en') },
    freshness: freshnessView(status),
    words: wordsView(site, status.words, status.now),
    groups: site.groups.map(({ slug, name, components }) => ({
      slug,
      name,
      kind: components.some(({ channel }) => channel) ? 'channels' : 'functions',
      components: components.flatMap((component) => views.get(component.slug) ?? []),
    })),
  };
}

function zoneOf({ zh, en }: Localized, reading: Reading): Localized {
  const offset = offsetFromUtc(reading);
  return { zh: `${zh}（${offset}）`, en: `${en} (${offset})` };
}

/** Everything that is public about one component. */
export function componentView(condition: ComponentCondition, status: SupportStatus): ComponentView {
  const { component, reason, measures } = condition;
  return {
    slug: component.slug,
    name: component.name,
    contact: component.contact ?? null,
    status: condition.status,
    by: condition.by,
    said: componentSaid(condition, status.now),
    reachability: condition.reachability,
    freshness: condition.freshness,
    pausedSince: condition.pausedSince,
    lamp: lampOf(condition),
    staffing: condition.staffing,
    holiday: condition.holiday ?? null,
    since: condition.since,
    verifiedAt: condition.verifiedAt,
    reason: reason === null ? null : reasons[reason].text,
    foundBy: condition.foundBy,
    firstReplyMs: measures.firstReplyMs ?? null,
    queueWaitSeconds: measures.queueWaitSeconds ?? null,
    deliveryMs: measures.deliveryMs ?? null,
    proof: condition.proof,
    history: stripView(condition, status),
  };
}

/** What staff say is shown as they say it, also where nobody has looked of late, while it is read then. */
function lampOf({ freshness, reachability, status }: ComponentCondition): Lamp {
  if (reachability === 'closed') return 'closed';
  return freshness === 'verified' || reachability !== 'unknown' ? status : freshness;
}

function stripView({ component }: ComponentCondition, status: SupportStatus): StripView | null {
  const past = status.pasts.get(component.slug);
  if (past === undefined) return null;
  const { days } = past;
  const count = (worst: ComponentStatus) => days.filter((day) => day.worst === worst).length;
  const counted = Object.fromEntries(componentStatuses.map((one) => [one, count(one)])) as Record<
    ComponentStatus,
    number
  >;
  const checked = days.filter(({ worst }) => worst !== null).length;
  return {
    days,
    counts: { all: historyDays, status: counted, unchecked: historyDays - checked },
    uptime: stripUptime(component, past),
  };
}

function stripUptime({ hours }: Component, past: ComponentPast): StripUptime | null {
  const { roundTheClock, inServiceHours } = uptimesWithin(past, past.quarter);
  const always = hours === undefined || hours.kind === 'always';
  const percent = uptimePercent(always ? roundTheClock : inServiceHours);
  if (percent === null) return null;
  return { printed: uptimeText(percent), over: always ? 'round the clock' : 'service hours' };
}

/**
 * A page on these conditions is as fresh as the oldest of the looks that it stands on, and only in
 * part while there is a channel that nobody looks at.
 */
export function freshnessView({
  conditions,
  now,
  freshUntil,
}: Pick<SupportStatus, 'conditions' | 'now' | 'freshUntil'>): FreshnessView {
  const probed = conditions.filter(({ freshness }) => freshness !== 'unprobed');
  if (probed.length === 0) return { kind: 'unprobed' };
  const verified = probed.filter(({ freshness }) => freshness === 'verified');
  if (verified.length > 0 && freshUntil !== null) {
    const at = Math.min(...looksOf(verified));
    const kind = conditions.every(isWhole) ? 'verified' : 'partly';
    return { kind, at, ageMs: now - at, believedForMs: freshUntil - now };
  }
  const looks = looksOf(probed);
  if (looks.length === 0) return { kind: 'pending' };
  const at = Math.max(...looks);
  return { kind: 'unverified', at, ageMs: now - at };
}

function isWhole({ freshness, component }: ComponentCondition): boolean {
  return freshness === 'verified' || (freshness === 'unprobed' && component.channel === undefined);
}

function looksOf(conditions: readonly ComponentCondition[]): readonly number[] {
  return conditions.map(({ verifiedAt }) => verifiedAt).filter((at) => at !== null);
}
