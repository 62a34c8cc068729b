import { type FactsRead, type Live, restored } from '../../storage/facts.ts';
import { type LastingFacts, parseLasting, printLasting } from '../../storage/lasting-facts.ts';

/** Facts, and when the database was asked for them, UTC ms by the clock of whoever asked. */
export type DatedFacts = FactsRead & Readonly<{ askedAt: number }>;

/** What stands in the first line of the text; the second are the lasting facts. */
type Head = Readonly<{ askedAt: number; since: number; live: Live }>;

/** Prints facts as a text, and what seldom changes of them only when it did. For `restoredFacts`. */
export function printingFacts(): (facts: DatedFacts) => string {
  let last: Readonly<{ lasting: LastingFacts; text: string }> | null = null;
  return ({ facts, mark, since, lasting, askedAt }) => {
    if (last?.lasting !== lasting) last = { lasting, text: printLasting(lasting) };
    const { monitors, states } = facts;
    // Why something is paused, and who said so, is for colleagues: no page is made of it.
    const pauses = facts.pauses.map((pause) => ({ ...pause, reason: '', author: '' }));
    const head: Head = { askedAt, since, live: { mark, monitors, states, pauses } };
    return `${JSON.stringify(head)}\n${last.text}`;
  };
}

/** The facts of a text; null where there is none. Rejects where it is none of ours. */
export function restoredFacts(text: string | null): DatedFacts | null {
  if (text === null) return null;
  const [first = '', second = ''] = text.split('\n');
  const { askedAt, since, live }: Head = JSON.parse(first);
  return { ...restored(parseLasting(second), live, since), askedAt };
}
