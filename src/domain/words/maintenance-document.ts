import type { Words } from '../localized.ts';
import { timestamp, timestampOrNull } from '../time/timestamp.ts';
import {
  type Maintenance,
  type MaintenanceStatus,
  type MaintenanceUpdate,
  maintenanceStatusAt,
  type WindowReachability,
} from './maintenance.ts';

/** Planned work as the API and events show it; instants are ISO 8601 in UTC. */
export type MaintenanceDocument = Readonly<{
  id: string;
  title: Words;
  status: MaintenanceStatus;
  components: readonly string[];
  scheduledFor: string;
  scheduledUntil: string;
  auto: boolean;
  reachability: WindowReachability;
  works: Words | null;
  delayed: Words | null;
  avoid: Words | null;
  createdAt: string;
  updatedAt: string;
  version: number;
  /** Newest first. */
  updates: readonly MaintenanceUpdateDocument[];
}>;

export type MaintenanceUpdateDocument = Readonly<{
  id: string;
  status: MaintenanceStatus;
  body: Words;
  at: string;
  createdAt: string;
  editedAt: string | null;
}>;

/** The public document of planned work, as it stands at `now`. */
export function maintenanceDocument(maintenance: Maintenance, now: number): MaintenanceDocument {
  const { id, title, components, auto, reachability, advice, version, updates } = maintenance;
  return {
    id,
    title,
    status: maintenanceStatusAt(maintenance, now),
    components,
    scheduledFor: timestamp(maintenance.scheduledFor),
    scheduledUntil: timestamp(maintenance.scheduledUntil),
    auto,
    reachability,
    works: advice.works ?? null,
    delayed: advice.delayed ?? null,
    avoid: advice.avoid ?? null,
    createdAt: timestamp(maintenance.createdAt),
    updatedAt: timestamp(maintenance.updatedAt),
    version,
    updates: updates.map(updateDocument).reverse(),
  };
}

function updateDocument({ id, status, body, at, createdAt, editedAt }: MaintenanceUpdate) {
  return {
    id,
    status,
    body,
    at: timestamp(at),
    createdAt: timestamp(createdAt),
    editedAt: timestampOrNull(editedAt),
  };
}
