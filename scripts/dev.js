import { spawn } from 'node:child_process';
import { watch } from 'node:fs';
import { fileURLToPath } from 'node:url';

/**
 * `npm run dev`: serves, with the gallery at `/gallery`, and starts anew whenever a source, a monitor
 * or a static file changes.
 */

const root = fileURLToPath(new URL('..', import.meta.url));
let server = null;
let timer;
let restarting = false;

function start() {
  const program = ['scripts/run.js', 'gallery/dev.ts'];
  server = spawn(process.execPath, program, { cwd: root, stdio: 'inherit' });
}

/** The old process must have ended before the new one takes its port and its sandbox. */
async function restart() {
  if (restarting) return;
  restarting = true;
  console.error('Something changed; starting anew.');
  await ended();
  start();
  restarting = false;
}

function ended() {
  if (server.exitCode !== null || server.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    server.once('exit', resolve);
    server.kill('SIGTERM');
  });
}

start();
for (const folder of [
  'src',
  'gallery',
  'monitors',
  'templates',
  'calendars',
  'public',
  'migrations',
]) {
  watch(`${root}${folder}`, { recursive: true }, () => {
    clearTimeout(timer);
    timer = setTimeout(restart, 150);
  });
}
for (const signal of ['SIGINT', 'SIGTERM']) {
  process.once(signal, async () => {
    await ended();
    process.exit();
  });
}
