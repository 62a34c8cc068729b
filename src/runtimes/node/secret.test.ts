import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openNewDatabase } from '../../../tests/support/database-file.ts';
import { keysOf, webHmac } from '../../storage/keys.ts';
import { replaceSecretMark } from '../../storage/secret-mark.ts';
import { demandSameSecret, readSecret } from './secret.ts';

let dataDir: string;
beforeEach(async () => {
  dataDir = await mkdtemp(path.join(os.tmpdir(), 'helplight-secret-'));
});
afterEach(() => rm(dataDir, { recursive: true }));

test('a secret that is set is taken, and none is made', async () => {
  const secret = 'x'.repeat(32);
  expect(await readSecret({ secret, dataDir })).toBe(secret);
  await expect(stat(path.join(dataDir, 'secret'))).rejects.toMatchObject({ code: 'ENOENT' });
});

test('one is made where it is missing, for its owner only, and stays', async () => {
  const made = await readSecret({ secret: null, dataDir });
  expect(made).toMatch(/^[\w-]{43}$/);
  expect((await stat(path.join(dataDir, 'secret'))).mode & 0o777).toBe(0o600);
  expect(await readSecret({ secret: null, dataDir })).toBe(made);
});

test('a file that is cut short is refused, and left as it is', async () => {
  const file = path.join(dataDir, 'secret');
  await writeFile(file, 'short');
  await expect(readSecret({ secret: null, dataDir })).rejects.toThrow(
    `The secret in ${file} is cut short; restore it, or delete it to make a new one.`,
  );
  expect(await readFile(file, 'utf8')).toBe('short');
});

test('a folder that is not there is named', async () => {
  const missing = path.join(dataDir, 'missing');
  await expect(readSecret({ secret: null, dataDir: missing })).rejects.toThrow(
    `The secret cannot be kept in ${path.join(missing, 'secret')}; check the rights of the folder.`,
  );
});

test('all processes of a database have one secret, until it is replaced on purpose', async () => {
  const { db, close } = await openNewDatabase();
  const [one, other] = ['one', 'other'].map((name) => keysOf(name.padEnd(32), webHmac));
  if (!one || !other) throw new Error('There are two.');
  await demandSameSecret(db, one);
  await demandSameSecret(db, one);
  await expect(demandSameSecret(db, other)).rejects.toThrow('The secret is not the one');
  await replaceSecretMark(db, await other.mark());
  await demandSameSecret(db, other);
  await expect(demandSameSecret(db, one)).rejects.toThrow('migrate --new-secret');
  await close();
});
