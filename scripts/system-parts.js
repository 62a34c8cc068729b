/**
 * The parts of the system that some tests need besides Node: what is missing, and installing it.
 * `system-parts.json` names for each part the Debian package and a file that shows it is there;
 * a suite says in its own file which parts it needs (tests/support/system-parts.ts).
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';

const parts = JSON.parse(readFileSync(new URL('system-parts.json', import.meta.url), 'utf8'));
const aptGet = '/usr/bin/apt-get';
const policyFile = '/usr/sbin/policy-rc.d';

/** The Debian packages of the parts that are not there. */
export function missingPackages() {
  return Object.values(parts)
    .filter((part) => !existsSync(part.file))
    .map((part) => part.package);
}

/**
 * Installs the missing packages when this is root on a Debian-like machine and nothing would be
 * removed. Never throws: what could not be installed is still missing afterwards. Progress and the
 * reason of a failure go to stderr.
 */
export function installMissingPackages() {
  const packages = missingPackages();
  if (packages.length === 0) return;
  const names = packages.join(', ');
  if (process.getuid?.() !== 0 || !existsSync(aptGet)) {
    console.error(`Not installed: ${names}. Only root on a Debian-like machine can install them.`);
    return;
  }
  console.error(`Installing what the tests need: ${names}`);
  // The second try is for package lists that are not there yet, or out of date.
  if (install(packages) === 'failed' && apt(['update'])) install(packages);
}

/** @returns {'installed' | 'refused' | 'failed'} */
function install(packages) {
  const request = ['install', '--no-install-recommends', ...packages];
  const plan = spawnSync(aptGet, ['--simulate', ...request], { encoding: 'utf8' });
  if (plan.status !== 0) return 'failed';
  const removed = [...plan.stdout.matchAll(/^Remv (\S+)/gm)].map(([, name]) => name);
  if (removed.length > 0) {
    console.error(`Not installed, because this would remove ${removed.join(', ')}.`);
    return 'refused';
  }
  return withoutServiceStarts(() => apt(['--yes', ...request])) ? 'installed' : 'failed';
}

function apt(command) {
  const { status } = spawnSync(aptGet, ['-o', 'DPkg::Lock::Timeout=120', ...command], {
    stdio: ['ignore', process.stderr, process.stderr],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  });
  return status === 0;
}

/** Installed daemons must not start by themselves; a policy that is there already stays. */
function withoutServiceStarts(work) {
  if (existsSync(policyFile)) return work();
  // With a listener an interrupt ends apt but not this process, so that the file is removed.
  const stop = () => process.exit(130);
  process.on('SIGINT', stop);
  writeFileSync(policyFile, '#!/bin/sh\nexit 101\n', { mode: 0o755 });
  try {
    return work();
  } finally {
    rmSync(policyFile, { force: true });
    process.off('SIGINT', stop);
  }
}
