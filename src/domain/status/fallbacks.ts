import type { Component } from '../component.ts';
import type { Incident } from '../words/incident.ts';
import type { ComponentCondition } from './component-condition.ts';

/** Components in trouble, and the incidents that are asked which ways to use instead of them. */
type InTrouble = Readonly<{
  incidents: readonly Pick<Incident, 'fallbacks'>[];
  components: readonly Pick<Component, 'slug' | 'fallbacks'>[];
}>;

/**
 * The ways to offer instead of what is in trouble, best first, each once: first those that staff
 * name, then those that the site does. Left out is what is in trouble itself, what is known not to
 * work now or was so last, and what staff warn of.
 */
export function fallbacksOf(
  { incidents, components }: InTrouble,
  conditions: readonly ComponentCondition[],
): readonly ComponentCondition[] {
  const named = [...incidents, ...components].flatMap(({ fallbacks = [] }) => fallbacks);
  const troubled = new Set(components.map(({ slug }) => slug));
  const left = conditions.filter((one) => !troubled.has(one.component.slug) && mayWork(one));
  return [...new Set(named)].flatMap((slug) => left.filter((one) => one.component.slug === slug));
}

/** What nobody has looked at of late may work all the same, unless an outage was seen last. */
function mayWork({ reachability, status, said }: ComponentCondition): boolean {
  if (reachability === 'unreachable' || reachability === 'closed') return false;
  return status !== 'major_outage' && !isWarnedOf(said);
}

/** Nobody is sent where somebody poses as support. */
function isWarnedOf({ incidents }: ComponentCondition['said']): boolean {
  return incidents.some(
    ({ incident, word }) => incident.kind === 'security' && word.status !== 'operational',
  );
}
