import type { ComponentCondition } from '../../../domain/status/component-condition.ts';
import type { IncidentStatus } from '../../../domain/words/incident.ts';
import type { Template } from '../../../domain/words/template.ts';
import type { FilledIncident, FilledIncidentUpdate } from '../../../i18n/template/incident.ts';
import type { Fields } from '../form.ts';
import type { Asked } from '../route.ts';
import { localTimeOf, wordsFields } from '../typed.ts';

export type IncidentTemplate = Extract<Template, { kind: 'incident' }>;

/** Of which component a new incident is to tell, as it is now; null where nobody has said. */
export type About = ComponentCondition | null;

/** In how many minutes the next update is promised where no template says so. */
const usualPromise = '30';

/** What a form begins with that no template has words for. */
export function blankIncident(asked: Asked, about: About): Fields {
  return new Map([
    ...Object.entries({ status: 'investigating', kind: 'outage', impact: '', notify: 'on' }),
    ...[['promise', usualPromise] as const, ...seenFields(asked, about)],
  ]);
}

/** What a form for an incident that is over begins with. */
export function blankPast(): Fields {
  const fields = { status: 'resolved', kind: 'outage', impact: '', past: 'on' };
  return new Map(Object.entries(fields));
}

/** What a template puts into a form, with what monitors know better. */
export function filledFields(
  asked: Asked,
  about: About,
  template: IncidentTemplate,
  filled: FilledIncident,
): Fields {
  const { status, kind, impact, components, fallbacks, notify } = filled;
  return new Map([
    ...[...wordsFields('title', filled.title), ...wordsFields('body', filled.body)],
    ...Object.entries({ status, kind, impact: impact ?? '' }),
    ['promise', String(template.nextUpdateMinutes ?? '')],
    ...components.map((word) => [`component.${word.slug}`, word.status] as const),
    ...fallbackFieldsOf(fallbacks),
    ...(notify ? [['notify', 'on'] as const] : []),
    ...seenFields(asked, about),
  ]);
}

/** What a form for the next word on an incident begins with; null where nothing is prepared. */
export function followUpFields(
  status: IncidentStatus,
  template: IncidentTemplate | null,
  next: FilledIncidentUpdate | null,
): Fields {
  const minutes = template === null ? usualPromise : String(template.nextUpdateMinutes ?? '');
  return new Map([
    ...Object.entries({ status, promise: minutes, notify: next?.notify === false ? '' : 'on' }),
    ...wordsFields('body', next?.body ?? {}),
    ...(next?.components ?? []).map((one) => [`component.${one.slug}`, one.status] as const),
  ]);
}

/** What monitors see of the component, or staff have set it to: its status, and since when. */
function seenFields({ watched }: Asked, about: About): readonly [string, string][] {
  if (about === null || !isTrouble(about)) return [];
  const { component, status, since } = about;
  const began = since === null ? null : localTimeOf(since, watched.site.timeZone);
  return [
    [`component.${component.slug}`, status],
    ...(began === null ? [] : [['startedAt', began] as [string, string]]),
  ];
}

function isTrouble({ by, status }: ComponentCondition): boolean {
  const isSeen = by === 'monitor' || by === 'override';
  return isSeen && status !== 'operational' && status !== 'under_maintenance';
}

/** The fields of the ways to use instead. */
export function fallbackFieldsOf(fallbacks: readonly string[]): readonly [string, string][] {
  return fallbacks.map((slug, index) => [`fallbacks.${index}`, slug]);
}
