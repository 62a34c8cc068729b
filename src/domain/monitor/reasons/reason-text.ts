import type { Localized } from '../../localized.ts';

/** A reason: the outcome it has, and one sentence for people in either language. */
export type ReasonText = Readonly<{ outcome: 'down' | 'degraded' | 'unknown'; text: Localized }>;
