import { existsSync } from 'node:fs';
import { describe } from 'vitest';
import parts from '../../scripts/system-parts.json' with { type: 'json' };

/** A part of the system that some suites need besides Node; `npm test` installs what is missing. */
export type SystemPart = keyof typeof parts;

/** A suite that needs parts of the system. It is skipped, with the reason in its name, without them. */
export function describeWith(needed: readonly SystemPart[], name: string, suite: () => void): void {
  const missing = needed.filter((part) => !existsSync(parts[part].file));
  const reason = missing.map((part) => `${part} is not installed`).join(', ');
  describe.skipIf(missing.length > 0)(reason === '' ? name : `${name} (${reason})`, suite);
}
