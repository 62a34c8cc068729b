import { type Reason, reasons } from '../../domain/monitor/reason.ts';
import { Failure } from '../run.ts';

/** One thing that is wrong with a domain, or that could not be told, and a sentence of evidence. */
export type Finding = Readonly<{ reason: Reason; says: string }>;

/** What cannot be told counts least: a fault that was seen stays one, whatever else is not known. */
const byWeight = ['down', 'degraded', 'unknown'] as const;

/** One failure of all findings: the worst decides the reason, and all are named, the worst first. */
export function failureOfFindings(findings: readonly Finding[]): Failure | null {
  const ranked = [...findings].sort((one, other) => weight(one) - weight(other));
  const [worst] = ranked;
  if (!worst) return null;
  return new Failure(worst.reason, ranked.map(({ says }) => says).join(' '));
}

function weight({ reason }: Finding): number {
  return byWeight.indexOf(reasons[reason].outcome);
}

/** What was told, and a finding for each question that was not: the others count all the same. */
export async function partly<Told>(
  questions: readonly Promise<Told>[],
): Promise<{ told: readonly Told[]; untold: readonly Finding[] }> {
  const answers = await Promise.allSettled(questions);
  return {
    told: answers.flatMap((answer) => (answer.status === 'fulfilled' ? [answer.value] : [])),
    untold: answers.flatMap((answer) =>
      answer.status === 'rejected' ? untold(answer.reason) : [],
    ),
  };
}

function untold(error: unknown): readonly Finding[] {
  if (!(error instanceof Failure) || error.reason !== 'resolver_failed') throw error;
  return [{ reason: error.reason, says: error.message }];
}
