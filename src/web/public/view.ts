import { type ComponentStatus, type Contact, componentStatuses } from '../../domain/component.ts';
import type { ComponentCondition, Reachability } from '../../domain/component-condition.ts';
import type { Freshness } from '../../domain/freshness.ts';
import { type DayOfHistory, historyDays } from '../../domain/history.ts';
import type { Language, Localized } from '../../domain/localized.ts';
import { reasons } from '../../domain/reason.ts';
import type { SupportStatus, Watched } from '../../domain/support-status.ts';
import type { DayCounts } from '../../i18n/texts.ts';
import { type Reading, readingAt } from '../../i18n/time.ts';
import { type VerdictWords, verdictWords } from '../../i18n/verdict.ts';

/** What is said about the page itself, above everything else; `sandbox`: nothing here is real. */
export type Notice = 'none' | 'sandbox';

/** What the lamp of a component shows: a shape and a colour each. */
export type Lamp = ComponentStatus | 'closed' | 'unverified' | 'unprobed';

/** The last 90 days of a component, oldest first; of an `unprobed` one there are no days. */
export type HistoryView = Readonly<{ days: readonly DayOfHistory[]; counts: DayCounts }>;

/** Everything that is public about a component. */
export type ComponentView = Readonly<{
  slug: string;
  name: Localized;
  contact: Contact | null;
  status: ComponentStatus;
  reachability: Reachability;
  freshness: Freshness;
  lamp: Lamp;
  since: number | null;
  verifiedAt: number | null;
  /** One public sentence on why it is not well. */
  reason: Localized | null;
  firstReplyMs: number | null;
  queueWaitSeconds: number | null;
  history: HistoryView;
}>;

/** Components that are shown together; `channels` at full width, `functions` in two columns. */
export type GroupView = Readonly<{
  slug: string;
  name: Localized;
  kind: 'channels' | 'functions';
  components: readonly ComponentView[];
}>;

/** How well the page as a whole is backed by looks. Instants are UTC milliseconds. */
export type FreshnessView =
  | Readonly<{ kind: 'verified' | 'partly' | 'unverified'; at: number }>
  | Readonly<{ kind: 'pending' | 'unprobed' }>;

/** Everything that the public page shows, in both and nothing else. */
export type PublicView = Readonly<{
  siteName: Localized;
  zoneName: Localized;
  reading: Reading;
  notice: Notice;
  verdict: Readonly<Record<Language, VerdictWords>>;
  freshness: FreshnessView;
  groups: readonly GroupView[];
}>;

/**
 * Builds the public view by naming each thing that may be seen. Targets, credentials, evidence and
 * certificates are not named, so they cannot reach a response.
 */
export function publicView(watched: Watched, status: SupportStatus, notice: Notice): PublicView {
  const { site } = watched;
  const reading = readingAt(site.timeZone, status.now);
  const words = (language: Language) => verdictWords(status.verdict, language, reading);
  const views = new Map(
    status.conditions.map((condition) => [
      condition.component.slug,
      componentView(condition, status),
    ]),
  );
  return {
    siteName: site.name,
    zoneName: site.timeZoneName,
    reading,
    notice,
    verdict: { zh: words('zh'), en: words('en') },
    freshness: freshnessView(status.conditions),
    groups: site.groups.map(({ slug, name, components }) => ({
      slug,
      name,
      kind: components.some(({ channel }) => channel) ? 'channels' : 'functions',
      components: components.flatMap((component) => views.get(component.slug) ?? []),
    })),
  };
}

function componentView(condition: ComponentCondition, status: SupportStatus): ComponentView {
  const { component, reason, firstReplyMs, queueWaitSeconds } = condition;
  return {
    slug: component.slug,
    name: component.name,
    contact: component.contact ?? null,
    status: condition.status,
    reachability: condition.reachability,
    freshness: condition.freshness,
    lamp: lampOf(condition),
    since: condition.since,
    verifiedAt: condition.verifiedAt,
    reason: reason === null ? null : reasons[reason].text,
    firstReplyMs,
    queueWaitSeconds,
    history: historyView(status.history.get(component.slug) ?? []),
  };
}

function lampOf({ freshness, reachability, status }: ComponentCondition): Lamp {
  if (freshness !== 'verified') return freshness;
  return reachability === 'closed' ? 'closed' : status;
}

function historyView(days: readonly DayOfHistory[]): HistoryView {
  const count = (worst: ComponentStatus) => days.filter((day) => day.worst === worst).length;
  const status = Object.fromEntries(componentStatuses.map((one) => [one, count(one)])) as Record<
    ComponentStatus,
    number
  >;
  const checked = days.filter(({ worst }) => worst !== null).length;
  return { days, counts: { all: historyDays, status, unchecked: historyDays - checked } };
}

/** The page is as fresh as the oldest of the looks that it stands on. */
function freshnessView(conditions: readonly ComponentCondition[]): FreshnessView {
  const probed = conditions.filter(({ freshness }) => freshness !== 'unprobed');
  const verified = probed.filter(({ freshness }) => freshness === 'verified');
  const looks = (some: typeof probed) =>
    some.map(({ verifiedAt }) => verifiedAt).filter((at) => at !== null);
  if (probed.length === 0) return { kind: 'unprobed' };
  if (verified.length > 0) {
    const kind = verified.length === probed.length ? 'verified' : 'partly';
    return { kind, at: Math.min(...looks(verified)) };
  }
  const last = looks(probed);
  return last.length > 0 ? { kind: 'unverified', at: Math.max(...last) } : { kind: 'pending' };
}
