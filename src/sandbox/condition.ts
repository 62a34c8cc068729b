import type { Mode } from './channels.ts';

/**
 * How whatever speaks the protocol behaves while it is reached at all. `byMs` is how late it
 * answers; `lose` is known to mail alone.
 */
export type Manner =
  | Readonly<{ kind: 'well' }>
  | Readonly<{ kind: 'slow'; byMs: number }>
  | Readonly<{ kind: 'error' }>
  | Readonly<{ kind: 'lose' }>;

/** How a listener behaves: in some manner, or in a way in which the protocol is not reached. */
export type Condition = Manner | Readonly<{ kind: Exclude<Mode, Manner['kind']> }>;

/** Returns the manner of speaking in this condition; null when the protocol is not reached. */
export function mannerOf(condition: Condition): Manner | null {
  switch (condition.kind) {
    case 'well':
    case 'slow':
    case 'error':
    case 'lose':
      return condition;
    case 'refuse':
    case 'silent':
    case 'garbage':
    case 'close':
      return null;
  }
}
