import type { ComponentStatus } from '../component.ts';
import type { Words } from '../localized.ts';
import { timestamp, timestampOrNull } from '../time/timestamp.ts';
import type { Override } from './override.ts';

/** An override as the API shows it; instants are ISO 8601 in UTC. */
export type OverrideDocument = Readonly<{
  id: string;
  /** Slug of the component. */
  component: string;
  status: ComponentStatus;
  reason: Words;
  startedAt: string;
  expiresAt: string;
  endedAt: string | null;
}>;

export function overrideDocument(override: Override): OverrideDocument {
  const { id, component, status, reason, startedAt, expiresAt, endedAt } = override;
  return {
    ...{ id, component, status, reason, startedAt: timestamp(startedAt) },
    ...{ expiresAt: timestamp(expiresAt), endedAt: timestampOrNull(endedAt) },
  };
}
