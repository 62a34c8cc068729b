import { readFileSync, readlinkSync } from 'node:fs';
import { hostname } from 'node:os';

/**
 * This process as a holder of leases: host and process for people, and where that number of a process
 * counts, if the system says so.
 */
export function thisHolder(): string {
  return `${hostname()}:${process.pid}#${processSpace() ?? ''}`;
}

/**
 * Whether a holder was another process of this very system since it was started, and is dead. Never of
 * one on another machine or in another container, whatever their host is called.
 */
export function isDead(holder: string): boolean {
  const [who = '', space] = holder.split('#');
  const own = processSpace();
  const pid = Number(who.slice(who.lastIndexOf(':') + 1));
  if (own === null || space !== own || !Number.isInteger(pid) || pid <= 0) return false;
  return !isAlive(pid);
}

/** One start of a machine, and there one of its sets of processes; null where the system is not Linux. */
function processSpace(): string | null {
  try {
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
    return `${boot} ${readlinkSync('/proc/self/ns/pid')}`;
  } catch {
    return null;
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // It may be that of somebody else.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
