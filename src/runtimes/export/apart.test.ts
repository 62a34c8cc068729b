import { mkdir, mkdtemp, readdir, realpath, rm, symlink } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { UsageError } from '../usage-error.ts';
import { demandApart } from './apart.ts';

describe('the folder of a copy, the data folder and the database', () => {
  let root: string;
  beforeEach(async () => {
    root = await realpath(await mkdtemp(path.join(os.tmpdir(), 'helplight-apart-')));
    await mkdir(path.join(root, 'there'));
    await symlink(path.join(root, 'there'), path.join(root, 'link'));
  });
  afterEach(async () => {
    expect((await readdir(root)).sort()).toEqual(['link', 'there']);
    await rm(root, { recursive: true });
  });

  const demand = (dir: string, dataDir: string, url: string) =>
    demandApart(path.join(root, dir), {
      dataDir: path.join(root, dataDir),
      database: { url: url.replace('ROOT', root), authToken: null },
    });

  test.each([
    ['copy', 'copy', 'file:ROOT/copy/helplight.db'],
    ['copy', 'copy/data', 'libsql://helplight.example'],
    ['copy', 'data', 'file:ROOT/copy/helplight.db'],
    ['copy', 'data', 'file:///ROOT/copy/a%20b/helplight.db?mode=rwc'],
    ['there', 'link', 'libsql://helplight.example'],
    ['link/copy', 'there/copy/data', 'libsql://helplight.example'],
    ['copy', 'copy/..data', 'libsql://helplight.example'],
    ['.', 'data', 'libsql://helplight.example'],
  ])('a copy in %s is refused with %s and %s', async (dir, dataDir, url) => {
    await expect(demand(dir, dataDir, url)).rejects.toThrow(UsageError);
  });

  test.each([
    ['copy', 'data', 'file:ROOT/data/helplight.db'],
    ['data/copy', 'data', 'file:ROOT/data/helplight.db'],
    ['copy', 'copy-data', 'libsql://copy'],
    ['..copy', 'data', 'libsql://helplight.example'],
  ])('a copy in %s is well with %s and %s', async (dir, dataDir, url) => {
    await demand(dir, dataDir, url);
  });

  test('says what to do', async () => {
    await expect(demand('copy', 'copy', 'libsql://a.example')).rejects.toThrow(
      `${path.join(root, 'copy')} is for everybody to read, and ${path.join(root, 'copy')} would lie in it; name a directory apart from DATA_DIR and the database.`,
    );
  });
});
