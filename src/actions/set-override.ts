import type { InputFault } from '../domain/app-error.ts';
import { type OverrideDocument, overrideDocument } from '../domain/words/override-document.ts';
import { newId } from '../storage/id.ts';
import { insertOverride } from '../storage/override.ts';
import { type Acting, demandComponent, demandWrite } from './change/acting.ts';
import { always, carryOut } from './change/carry-out.ts';
import { faultIf } from './input/faults.ts';
import { newOverride } from './input/override.ts';
import { parseInput, refuseFaults } from './input/parse.ts';

const longestMs = 30 * 24 * 60 * 60 * 1000;

/**
 * Says what a component is, against everything else that is known, until it expires. It takes the
 * place of what was set before.
 * @throws AppError `forbidden`, `not_found`, `invalid`, `reused`, `unavailable`.
 */
export async function setOverride(
  acting: Acting,
  slug: string,
  input: unknown,
): Promise<OverrideDocument> {
  demandWrite(acting, 'components');
  demandComponent(acting, slug);
  const asked = parseInput(newOverride, input);
  refuseFaults(expiryFaults(asked.expiresAt, acting.now));
  const override = {
    ...{ ...asked, id: newId(), component: slug },
    ...{ startedAt: acting.now, endedAt: null },
  };
  const result = overrideDocument(override);
  const set = await carryOut(acting, {
    action: 'override.set',
    subject: override.id,
    detail: result,
    guard: always,
    statements: (change) => insertOverride(override, change),
    events: [],
    result,
  });
  // Nothing that is new can be lost.
  return set ?? result;
}

function expiryFaults(expiresAt: number, now: number): readonly InputFault[] {
  return [
    ...faultIf(expiresAt <= now, '/expiresAt', 'Name an instant to come.'),
    ...faultIf(expiresAt > now + longestMs, '/expiresAt', 'Name an instant within 30 days.'),
  ];
}
