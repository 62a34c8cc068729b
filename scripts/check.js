#!/usr/bin/env node
/** `npm run check`: format, lint, types, architecture and docs, side by side, each with its time. */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const usage = `Usage: npm run check

Checks format, lint, types, architecture and docs. \`npm run format\` mends the first two.
`;

/** The longest that all checks may take. */
const barSeconds = 60;

const treeTests = ['architecture', 'docs', 'lockfile'].map((name) => `tests/${name}.test.ts`);

const steps = [
  { name: 'format and lint', command: ['node_modules/@biomejs/biome/bin/biome', 'ci', '.'] },
  ...['tsconfig.json', 'tests/edge/tsconfig.json']
    .filter((file) => existsSync(root + file))
    .map((file) => ({
      name: `types (${file})`,
      command: ['node_modules/typescript/bin/tsc', '-p', file],
    })),
  {
    name: 'architecture and docs',
    command: ['node_modules/vitest/vitest.mjs', 'run', '--project', 'node', ...treeTests],
  },
];

if (process.argv.includes('--help')) process.stdout.write(usage);
else process.exitCode = await check();

async function check() {
  const startedAt = performance.now();
  const results = await Promise.all(steps.map(runStep));
  const seconds = secondsSince(startedAt);
  const failed = results.filter((result) => !result.ok);
  console.log(`Took ${seconds.toFixed(1)} s; the bar is ${barSeconds} s.`);
  if (failed.length > 0) console.log(`${failed.length} of ${steps.length} failed.`);
  else if (seconds > barSeconds) console.log('All is well, but it took too long.');
  else console.log('All is well.');
  return failed.length > 0 || seconds > barSeconds ? 1 : 0;
}

/** Runs one step; what it printed is shown only when it fails, and then in one piece. */
async function runStep({ name, command }) {
  const startedAt = performance.now();
  const child = spawn(process.execPath, command, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
  const printed = [];
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk) => printed.push(chunk));
  const status = await new Promise((resolve) => child.on('close', resolve));
  const seconds = secondsSince(startedAt).toFixed(1);
  console.log(`${status === 0 ? 'ok    ' : 'FAILED'} ${name} (${seconds} s)`);
  if (status !== 0) console.log(Buffer.concat(printed).toString());
  return { ok: status === 0 };
}

function secondsSince(startedAt) {
  return (performance.now() - startedAt) / 1000;
}
