import type { SupportStatus } from '../domain/status/support-status.ts';
import type { Watched } from '../domain/watched.ts';

/** Reads what the page shows, with all that was written until now. Rejects where that is not known. */
export type ReadSupport = () => Promise<Readonly<{ watched: Watched; status: SupportStatus }>>;
