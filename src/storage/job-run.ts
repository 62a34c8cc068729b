import type { Database } from './database.ts';

/** How far a job has come among things that have numbers. */
export type Place = Readonly<{
  /** All up to this number are done, and none where it is 0. */
  after: number;
  /** Of the next one all before this instant (UTC ms) is done. */
  from: number;
}>;

/** Before the first step. */
export const beginning: Place = { after: 0, from: 0 };

/** How far a job has come that may take several turns. Instants are UTC ms. */
export type JobRun = Readonly<{
  /** Where the run that is under way goes on; null where none is. */
  underWay: (Readonly<{ begunAt: number }> & Place) | null;
  /** When the last run that came to its end had begun; null before the first. */
  doneAt: number | null;
}>;

/** Reads how far all jobs have come that ever ran, by name. */
export async function readJobRuns(db: Database): Promise<ReadonlyMap<string, JobRun>> {
  const { rows } = await db.client.execute('SELECT name, place, done_at FROM job_runs');
  return new Map(
    rows.map(({ name, place, done_at }) => [
      String(name),
      {
        // It was written as such.
        underWay: place === null ? null : (JSON.parse(String(place)) as JobRun['underWay']),
        doneAt: done_at === null ? null : Number(done_at),
      },
    ]),
  );
}

/** Stores how far a job has come. */
export async function writeJobRun(db: Database, name: string, run: JobRun): Promise<void> {
  await db.write([
    {
      sql: `INSERT INTO job_runs (name, place, done_at) VALUES (?, ?, ?)
            ON CONFLICT (name) DO UPDATE SET place = excluded.place, done_at = excluded.done_at`,
      args: [name, run.underWay && JSON.stringify(run.underWay), run.doneAt],
    },
  ]);
}
