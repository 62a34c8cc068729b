import type { ComponentCondition } from '../../domain/status/component-condition.ts';
import { fallbacksOf } from '../../domain/status/fallbacks.ts';
import type { IncidentView } from './incident-view.ts';
import type { ComponentView, PublicView } from './view.ts';

/** The ways to use while an incident goes on, best first (`fallbacksOf`); none once it is over. */
export function waysMeanwhile(
  conditions: readonly ComponentCondition[],
  { groups }: Pick<PublicView, 'groups'>,
  incident: IncidentView,
): readonly ComponentView[] {
  if (incident.resolvedAt !== null) return [];
  const named = incident.components.map(({ slug }) => slug);
  const components = conditions
    .map(({ component }) => component)
    .filter(({ slug }) => named.includes(slug));
  const shown = groups.flatMap((group) => group.components);
  return fallbacksOf({ incidents: [incident], components }, conditions).flatMap(({ component }) =>
    shown.filter(({ slug }) => slug === component.slug),
  );
}
