import { type Site, siteComponents } from '../../domain/component.ts';
import type { IncidentView } from './incident-view.ts';
import type { ComponentView, PublicView } from './view.ts';

/**
 * The ways to use while an incident goes on, best first: those that staff name, else those that the
 * components do which it is about; without those that are known not to work now.
 */
export function waysMeanwhile(
  site: Pick<Site, 'groups'>,
  { groups }: Pick<PublicView, 'groups'>,
  { resolvedAt, fallbacks, components }: IncidentView,
): readonly ComponentView[] {
  if (resolvedAt !== null) return [];
  const troubled = components.map(({ slug }) => slug);
  const named = fallbacks.length > 0 ? fallbacks : fallbacksOf(site, troubled);
  const shown = groups.flatMap((group) => group.components);
  return [...new Set(named)]
    .filter((slug) => !troubled.includes(slug))
    .flatMap((slug) => shown.filter((component) => component.slug === slug))
    .filter(({ reachability }) => reachability !== 'unreachable' && reachability !== 'closed');
}

function fallbacksOf(site: Pick<Site, 'groups'>, slugs: readonly string[]): readonly string[] {
  return siteComponents(site)
    .filter(({ slug }) => slugs.includes(slug))
    .flatMap(({ fallbacks = [] }) => fallbacks);
}
