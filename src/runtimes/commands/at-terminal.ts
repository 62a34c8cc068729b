import type { ActingOnce } from '../../actions/change/acting.ts';
import type { Config } from '../config.ts';
import { openConfigured } from '../node/database.ts';

/** Does something as the operator at `now` (UTC ms), and closes the database afterwards. */
export async function atTerminal<Result>(
  config: Config,
  now: number,
  work: (acting: ActingOnce) => Promise<Result>,
): Promise<Result> {
  const { db } = await openConfigured(config);
  try {
    return await work({ db, actor: { kind: 'terminal' }, now });
  } finally {
    db.client.close();
  }
}
