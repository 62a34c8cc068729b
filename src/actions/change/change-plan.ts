import type { InStatement } from '@libsql/client';
import type { EventType, NewEvent } from '../../domain/event.ts';
import type { Guard } from '../../storage/change.ts';
import type { Plan } from './carry-out.ts';

/** How something that staff have said is changed, and what is told of it. */
export type Change<Noun, Document> = Readonly<{
  action: string;
  /** What of the document is noted in the audit. */
  noted: (document: Document) => unknown;
  type: EventType;
  notify: boolean;
  statements: (after: Noun, change: string) => readonly InStatement[];
}>;

/** What is particular to what is changed. */
type Kind<Noun, Document> = Readonly<{
  documentOf: (noun: Noun) => Document;
  unchanged: (before: Noun) => Guard;
  eventOf: (type: EventType, document: Document, notify: boolean) => Omit<NewEvent, 'id' | 'at'>;
}>;

/** The plan that makes of it, if it is still as it was read, what it is to be. */
export function changePlan<Noun extends { id: string }, Document>(
  { documentOf, unchanged, eventOf }: Kind<Noun, Document>,
  before: Noun,
  after: Noun,
  { action, noted, type, notify, statements }: Change<Noun, Document>,
): Plan<Document> {
  const result = documentOf(after);
  return {
    action,
    subject: after.id,
    detail: noted(result),
    guard: unchanged(before),
    statements: (change) => statements(after, change),
    events: [eventOf(type, result, notify)],
    result,
  };
}
