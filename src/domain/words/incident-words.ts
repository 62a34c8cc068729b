import { type ComponentStatus, severityOf, worstStatus } from '../component.ts';
import { type ComponentWord, type Impact, type Incident, isOpen, isOver } from './incident.ts';
import type { Cause } from './voice.ts';

/**
 * What an incident says of a component over time, until `now` (UTC ms): each word from its update on,
 * the first update's from the start of the incident, until another update names the component or
 * the incident is over.
 */
export function incidentCauses(incident: Incident, slug: string, now: number): readonly Cause[] {
  const words = spokenOf(incident, slug);
  return words.flatMap(({ start, status }, index) => {
    const end = words[index + 1]?.start ?? now;
    return status !== null && end > start ? [{ start, end, status, by: 'incident' as const }] : [];
  });
}

/** A word and its beginning; a status of null takes back what was said. */
type Spoken = Readonly<{ start: number; status: ComponentStatus | null }>;

function spokenOf({ updates, startedAt }: Incident, slug: string): readonly Spoken[] {
  return updates.flatMap(({ status, components, at }, index): readonly Spoken[] => {
    const ending = isOver(status) ? [{ start: at, status: null }] : [];
    if (index > 0 && isOver(status)) return ending;
    const word = components.find((one) => one.slug === slug);
    if (!word) return ending;
    return [{ start: index === 0 ? startedAt : at, status: word.status }, ...ending];
  });
}

/** What is said of a component, and since when it has been the same, UTC ms. */
export type StandingWord = ComponentWord & Readonly<{ since: number }>;

/** What an open incident says of each component that it has named since it was last resolved. */
export function currentWords(incident: Incident): readonly StandingWord[] {
  if (!isOpen(incident)) return [];
  const resolvedLast = incident.updates.findLastIndex(({ status }) => isOver(status));
  const words = new Map<string, StandingWord>();
  incident.updates.slice(resolvedLast + 1).forEach((update, index) => {
    const since = index + resolvedLast + 1 === 0 ? incident.startedAt : update.at;
    for (const word of update.components) {
      const before = words.get(word.slug);
      words.set(word.slug, before?.status === word.status ? before : { ...word, since });
    }
  });
  return [...words.values()];
}

/** The components that an incident has ever named, each with what was last said of it. */
export function newestWords({ updates }: Pick<Incident, 'updates'>): readonly ComponentWord[] {
  const words = new Map<string, ComponentWord>();
  for (const { components } of updates) for (const word of components) words.set(word.slug, word);
  return [...words.values()];
}

/**
 * How bad an incident is: as staff have set it, else by the worst that was ever said of each
 * component; `everywhere` are the slugs of all components of the site.
 */
export function impactOf(incident: Incident, everywhere: readonly string[]): Impact {
  return incident.impact ?? impactBy(worstWords(incident), incident, everywhere);
}

/** How bad an open incident is at the moment; `none` once it is over. */
export function currentImpact(incident: Incident, everywhere: readonly string[]): Impact {
  if (!isOpen(incident)) return 'none';
  return incident.impact ?? impactBy(currentWords(incident), incident, everywhere);
}

function worstWords({ updates }: Incident): readonly ComponentWord[] {
  const worst = new Map<string, ComponentStatus>();
  for (const { components } of updates) {
    for (const { slug, status } of components) {
      worst.set(slug, worstStatus([status, worst.get(slug) ?? 'operational']));
    }
  }
  return [...worst].map(([slug, status]) => ({ slug, status }));
}

/** A security incident concerns people even where everything works. */
function impactBy(
  words: readonly ComponentWord[],
  { kind }: Incident,
  everywhere: readonly string[],
): Impact {
  const status = worstStatus(words.map((word) => word.status));
  const isSame = (slug: string) =>
    words.some((word) => word.slug === slug && word.status === status);
  const isEverywhere = everywhere.length > 0 && everywhere.every(isSame);
  const severity = severityOf(status, isEverywhere ? 'everywhere' : 'somewhere');
  return kind === 'security' && severity === 'none' ? 'minor' : severity;
}
