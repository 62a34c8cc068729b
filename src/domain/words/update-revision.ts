import type { Words } from '../localized.ts';

/** What an update said until it was edited. `replacedAt` is UTC milliseconds. */
export type UpdateRevision = Readonly<{
  /** Id of the update. */
  update: string;
  body: Words;
  replacedAt: number;
}>;
