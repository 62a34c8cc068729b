import type { Phases } from '../../domain/monitor/check.ts';
import type { Monitor } from '../../domain/monitor/monitor.ts';
import type { ProbeKind } from '../../domain/monitor/probe-spec.ts';
import { chance, spread } from './chance.ts';

/** A moment at which a monitor is looked at (UTC ms), and how busy support is then. */
export type Moment = Readonly<{ startedAt: number; busy: number }>;

/** A phase of a look: what it takes while nobody is about, and what a busy hour adds; milliseconds. */
type Pace = readonly [phase: string, quietMs: number, busyMs: number];

/** The phases of each kind of look, in their order, as they are called by the probes. */
const paces: Readonly<Record<ProbeKind, readonly Pace[]>> = {
  http: [
    ['dns', 2, 0],
    ['tcp', 11, 3],
    ['wait', 58, 55],
    ['read', 2, 1],
  ],
  websocket: [
    ['dns', 2, 0],
    ['tcp', 12, 3],
    ['upgrade', 24, 14],
    ['hello', 0, 0],
    ['welcome', 38, 40],
    ['ping', 12, 3],
    ['message', 0, 0],
    ['reply', 560, 880],
    ['bye', 0, 0],
  ],
  smtp: [
    ['dns', 2, 0],
    ['tcp', 13, 2],
    ['greeting', 45, 30],
    ['ehlo', 14, 4],
    ['mail', 15, 6],
    ['rcpt', 52, 40],
    ['rset', 13, 2],
    ['quit', 13, 2],
  ],
  imap: [
    ['dns', 2, 0],
    ['tcp', 13, 2],
    ['greeting', 16, 8],
    ['capability', 13, 2],
    ['login', 48, 35],
    ['select', 22, 18],
  ],
  'mail-round-trip': [
    ['dns', 2, 0],
    ['tcp', 13, 2],
    ['greeting', 16, 8],
    ['capability', 13, 2],
    ['login', 48, 35],
    ['select', 22, 18],
    ['purge', 12, 4],
    ['ehlo', 14, 4],
    ['mail', 15, 6],
    ['rcpt', 52, 40],
    ['data', 60, 50],
    ['delivery', 5200, 11_000],
    ['cleanup', 30, 10],
  ],
  sip: [
    ['dns', 2, 0],
    ['request', 15, 8],
    ['auth', 17, 9],
  ],
  dns: [
    ['mx', 24, 0],
    ['spf', 18, 0],
    ['dmarc', 19, 0],
  ],
  tls: [
    ['dns', 2, 0],
    ['tcp', 12, 2],
    ['tls', 38, 6],
  ],
};

/** How much one look differs from the next, and monitors from each other. */
const width = { looks: 0.16, monitors: 0.22 };

/** One look in this many takes about twice as long, and nobody ever learns why. */
const looksPerHiccup = 400;

/** How long each phase of a look takes while all is well, in milliseconds. */
export function usualPhases({ slug, probe: { kind } }: Monitor, moment: Moment): Phases {
  const { startedAt, busy } = moment;
  const hiccup = chance(`${slug} hiccup`, startedAt) < 1 / looksPerHiccup ? 2 : 1;
  const pace = spread(slug, 0, width.monitors) * spread(slug, startedAt, width.looks) * hiccup;
  return Object.fromEntries(
    paces[kind].map(([phase, quietMs, busyMs]) => {
      const ms = (quietMs + busyMs * busy) * pace * spread(phase, startedAt, width.looks);
      return [phase, rounded(ms)];
    }),
  );
}

/** All phases of a look together, in milliseconds. */
export function lengthOf(phases: Phases): number {
  return rounded(Object.values(phases).reduce((total, ms) => total + ms, 0));
}

/** To a hundredth, as probes measure. */
function rounded(ms: number): number {
  return Math.round(ms * 100) / 100;
}
