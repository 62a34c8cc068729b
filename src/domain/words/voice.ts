import { type ComponentStatus, worstStatus } from '../component.ts';
import type { Span } from '../time/span.ts';

/** Who may say what a component is. */
export type Voice = 'monitor' | 'maintenance' | 'incident' | 'override';

/** What somebody says of a component for a while. */
export type Cause = Span & Readonly<{ by: Voice; status: ComponentStatus }>;

/** The worst that each voice says of a component at one instant; absent where it says nothing. */
type SaidAtOnce = Readonly<Partial<Record<Voice, ComponentStatus | undefined>>>;

/**
 * Whose word holds: an override before all. Else maintenance stands in for what monitors see, and an
 * incident goes before that unless it is better or says that all is well. Null where nothing is said.
 */
export function voiceHeard(said: SaidAtOnce): Voice | null {
  if (said.override) return 'override';
  const looker = said.maintenance ? 'maintenance' : 'monitor';
  const { [looker]: seen, incident } = said;
  if (!incident) return seen ? looker : null;
  if (!seen) return 'incident';
  const isHeard = incident !== 'operational' && worstStatus([seen, incident]) === incident;
  return isHeard ? 'incident' : looker;
}
