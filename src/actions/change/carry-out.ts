import type { InStatement } from '@libsql/client';
import { AppError } from '../../domain/app-error.ts';
import type { NewEvent } from '../../domain/event.ts';
import { type Guard, insertAnswer, readAnswer, writeChange } from '../../storage/change.ts';
import { newId } from '../../storage/id.ts';
import type { Acting } from './acting.ts';

/** What an action wants to be written, and what it answers then. */
export type Plan<Result> = Readonly<{
  /** As in `incident.open`. */
  action: string;
  /** Id of what is changed. */
  subject: string;
  /** What is changed, for the audit; never a secret. */
  detail: unknown;
  guard: Guard;
  /** The statements of a change, given its id. */
  statements: (change: string) => readonly InStatement[];
  events: readonly Omit<NewEvent, 'id' | 'at'>[];
  /** Anything that JSON can hold; the same request is answered with it again. */
  result: Result;
}>;

/** What is answered where all is as it was asked to be, so that nothing is to be written. */
export type Unchanged<Result> = Readonly<{ unchanged: Result }>;

/** Nothing has to be as it was: what is written is new. */
export const always: Guard = { sql: 'true', args: [] };

/**
 * Writes what an action plans. A request that was carried out before gets the first answer again;
 * `null` where somebody else was faster, so that it is to be planned again from what is now stored.
 * @throws AppError `reused` where the key of the request was used for another one, `unavailable`
 *   where the database cannot be written.
 */
export async function carryOut<Result>(
  { db, actor, now, once }: Omit<Acting, 'site'>,
  { action, subject, detail, guard, statements, events, result }: Plan<Result>,
): Promise<Result | null> {
  const id = newId();
  const written = await writeChange(db, {
    audit: { id, at: now, actor, action, subject, detail },
    guard,
    statements: statements(id),
    events: events.map((event) => ({ ...event, id: newId(), at: now })),
    once: once && { ...once, answer: result },
  }).catch(unavailable);
  switch (written.kind) {
    case 'written':
      return result;
    case 'lost':
      return null;
    case 'repeated':
      // It was stored as the answer to the very same request.
      return written.answer as Result;
    case 'differs':
      throw usedForAnother();
  }
}

/** How often a change is planned anew when others are faster. */
const attempts = 20;

/**
 * Plans and carries out until nobody else was faster in between.
 * @param expected the version that must still be the newest; null takes any.
 * @throws AppError `stale` where the version is not the expected one.
 */
export function changeNewest<Noun extends { version: number }, Result>(
  acting: Acting,
  read: () => Promise<Noun>,
  expected: number | null,
  plan: (noun: Noun) => Plan<Result> | Unchanged<Result>,
): Promise<Result> {
  return changeStanding(acting, read, (noun) => {
    if (expected !== null && noun.version !== expected) throw changedMeanwhile();
    return plan(noun);
  });
}

/**
 * As `changeNewest`, of what has no versions.
 * @throws AppError `stale` where others are faster again and again.
 */
export async function changeStanding<Noun, Result>(
  acting: Omit<Acting, 'site'>,
  read: () => Promise<Noun>,
  plan: (noun: Noun) => Plan<Result> | Unchanged<Result>,
): Promise<Result> {
  for (let attempt = 0; attempt < attempts; attempt++) {
    const planned = plan(await read());
    if ('unchanged' in planned) return planned.unchanged;
    const result = await carryOut(acting, planned);
    if (result !== null) return result;
  }
  throw changedMeanwhile();
}

/** The refusal of a change to what is no longer as it was read. */
function changedMeanwhile(): AppError {
  return new AppError('stale', 'Somebody else has changed this meanwhile; read it again first.');
}

/**
 * Does what is asked, unless the very same request was carried out before: then its answer is given
 * again, also where it could not be carried out a second time.
 */
export async function onlyOnce<Result>(
  acting: Acting,
  work: () => Promise<Result>,
): Promise<Result> {
  const before = await answerBefore<Result>(acting);
  if (before) return before.answer;
  try {
    return await work();
  } catch (error) {
    // Its twin may have been faster and left nothing to do.
    const meanwhile = await answerBefore<Result>(acting).catch(() => null);
    if (meanwhile) return meanwhile.answer;
    throw error;
  }
}

async function answerBefore<Result>({ db, once }: Acting): Promise<{ answer: Result } | null> {
  const known = once && (await readAnswer(db, once).catch(unavailable));
  if (!known) return null;
  if (known.fingerprint !== once.fingerprint) throw usedForAnother();
  return { answer: known.answer as Result };
}

/**
 * Keeps what was answered to a request whose change was written before its answer was known.
 * @throws AppError `unavailable` where the database cannot be written.
 */
export async function keepAnswer({ db, now, once }: Acting, answer: unknown): Promise<void> {
  if (once) await db.write([insertAnswer({ ...once, answer }, now)]).catch(unavailable);
}

function usedForAnother(): AppError {
  return new AppError(
    'reused',
    'This Idempotency-Key was used for another request; send a new key.',
  );
}

function unavailable(cause: unknown): Promise<never> {
  const error = new AppError('unavailable', 'This cannot be written now; try again in a moment.');
  return Promise.reject(Object.assign(error, { cause }));
}
