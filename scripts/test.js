#!/usr/bin/env node
/** `npm test`: installs what is missing, builds, runs every test and closes with one line of counts. */
import { spawn, spawnSync } from 'node:child_process';
import { statfsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { installMissingPackages, missingPackages } from './system-parts.js';

const root = fileURLToPath(new URL('..', import.meta.url));
const usage = `Usage: npm test -- [vitest arguments]

Runs every test except the long fault and soak runs, which \`npm run test:faults\` runs. Arguments
go to vitest, such as a part of a file name. System parts that are missing are installed when you
are root on a Debian-like machine; otherwise the suites that need them are skipped, which counts as
a failure when CI=true.
`;

/** The longest that all tests may take, without the installing of packages. */
const barMinutes = 10;

/** What all files of the tests need at most, with a wide margin. */
const memoryBytes = 4 * 1024 ** 3;

const failedOutright = { passed: 0, failed: 1, skipped: [] };

const args = process.argv.slice(2);
if (args.includes('--help')) process.stdout.write(usage);
else process.exitCode = await test(args);

async function test(vitestArguments) {
  installMissingPackages();
  const missing = missingPackages();
  if (missing.length > 0) console.error(`Suites that need ${missing.join(', ')} are skipped.`);
  const startedAt = performance.now();
  const counts = build() ? await runVitest(vitestArguments) : failedOutright;
  const minutes = (performance.now() - startedAt) / 60_000;
  const runsAll = vitestArguments.length === 0;
  console.error(`Took ${minutes.toFixed(1)} minutes; the bar for all tests is ${barMinutes}.`);
  // Arguments that choose tests skip the others; those need no naming.
  if (runsAll) reportSkipped(counts.skipped);
  const judged = judge(runsAll && minutes > barMinutes ? tooLong(counts) : counts);
  console.log(closingLine(judged));
  return judged.failed > 0 ? 1 : 0;
}

function build() {
  const { status } = spawnSync(process.execPath, ['scripts/build.js'], {
    cwd: root,
    stdio: ['ignore', process.stderr, process.stderr],
  });
  if (status !== 0) console.error('The build failed, so no test was run.');
  return status === 0;
}

/** Runs vitest; its reporter sends the counts. No counts, no tests or a bad exit is a failure. */
async function runVitest(vitestArguments) {
  const reporters = ['--reporter=default', '--reporter=./tests/support/counts-reporter.ts'];
  const chosen = vitestArguments.some((argument) => argument.startsWith('--project'));
  const projects = chosen ? [] : ['--project=!faults'];
  const options = [...projects, ...reporters, ...vitestArguments];
  const vitest = spawn(process.execPath, ['node_modules/vitest/vitest.mjs', 'run', ...options], {
    cwd: root,
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
    env: { ...process.env, ...folderInMemory() },
  });
  let counts = null;
  vitest.on('message', (message) => {
    counts = message;
  });
  const status = await new Promise((resolve) => vitest.on('close', resolve));
  if (counts === null) return failed('Vitest ended before it had counted the tests.');
  if (counts.passed + counts.failed === 0) return failed('No test was run.', counts);
  if (status !== 0 && counts.failed === 0) return failed(`Vitest exited with ${status}.`, counts);
  return counts;
}

/** Thousands of tests write a database of their own; where there is memory to spare, there. */
function folderInMemory() {
  try {
    const { bavail, bsize } = statfsSync('/dev/shm');
    return bavail * bsize >= memoryBytes ? { TMPDIR: '/dev/shm' } : {};
  } catch {
    return {};
  }
}

function failed(sentence, counts = failedOutright) {
  console.error(sentence);
  return { ...counts, failed: 1 };
}

function tooLong(counts) {
  console.error('That is too long, and counts as a failure; make the slowest tests quicker.');
  return { ...counts, failed: counts.failed + 1 };
}

function reportSkipped(names) {
  for (const name of names) console.error(`skipped: ${name}`);
}

function judge({ passed, failed, skipped }) {
  if (process.env.CI !== 'true' || skipped.length === 0) return { passed, failed, skipped };
  console.error('With CI=true every skipped test counts as failed.');
  return { passed, failed: failed + skipped.length, skipped: [] };
}

function closingLine({ passed, failed, skipped }) {
  const counts = `${passed} passed, ${failed} failed`;
  return skipped.length > 0 ? `${counts}, ${skipped.length} skipped` : counts;
}
