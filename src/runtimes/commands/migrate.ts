import { keysOf, webHmac } from '../../storage/keys.ts';
import { replaceSecretMark } from '../../storage/secret-mark.ts';
import type { Config } from '../config.ts';
import { openConfigured } from '../node/database.ts';
import { readSecret } from '../node/secret.ts';

/**
 * Brings the database up to date and says so.
 * @param newSecret whether the secret of this installation is to be that of all processes.
 */
export async function migrateNow(
  config: Config,
  { newSecret = false }: Readonly<{ newSecret?: boolean }> = {},
): Promise<string> {
  const { db, warning } = await openConfigured(config);
  try {
    if (!newSecret) return warning ?? 'The database is up to date.';
    const keys = keysOf(await readSecret(config), webHmac);
    await replaceSecretMark(db, await keys.mark());
    return 'The database goes with this secret now: tell the owners of webhooks their new secrets.';
  } finally {
    db.client.close();
  }
}
