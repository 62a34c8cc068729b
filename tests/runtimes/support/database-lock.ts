import { spawn } from 'node:child_process';
import { once } from 'node:events';

const program = `
  const Database = require('libsql');
  const database = new Database(process.argv[1], { timeout: 5000 });
  database.exec('BEGIN IMMEDIATE');
  console.log('locked');
  setTimeout(() => { database.exec('ROLLBACK'); process.exit(); }, Number(process.argv[2]));`;

/** Has another process lock a database file for writing. Resolves when it is locked; `ended` when it is free, which `release` makes it at once. */
export async function lockDatabase(
  file: string,
  forMs: number,
): Promise<{ ended: Promise<unknown>; release: () => Promise<void> }> {
  const child = spawn(process.execPath, ['-e', program, file, String(forMs)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(child, 'exit');
  await once(child.stdout, 'data');
  const release = async () => {
    child.kill('SIGKILL');
    await ended;
  };
  return { ended, release };
}
