import { siteComponents } from '../../domain/component.ts';
import type { Difference } from '../../domain/settings/differences.ts';
import type { Stored } from '../../domain/settings/setting.ts';
import type { Watched } from '../../domain/watched.ts';
import { type EdgeObstacle, edgeObstacleOf } from '../../probes/edge.ts';
import { calendarGaps } from '../definitions/calendar-gaps.ts';
import { type Fault, faultLine } from '../definitions/definitions.ts';
import type { Resolved } from '../definitions/resolve.ts';

/** One thing that was looked at: well, worth knowing, or in need of mending. */
export type Finding = Readonly<{ kind: 'well' | 'note' | 'fault'; about: string; says: string }>;

/** What there is to say of what is watched. */
export function monitorFindings({ watched, leftOut, unwatched }: Resolved): readonly Finding[] {
  const { site, monitors } = watched;
  const components = siteComponents(site);
  const matter = monitors.filter(({ whenDown }) => whenDown !== 'nothing');
  const probed = new Set(matter.map(({ component }) => component));
  const note = (about: string, says: string): Finding => ({ kind: 'note', about, says });
  const says = `${counted(monitors.length, 'monitor')} for ${counted(probed.size, 'component')}`;
  return [
    { kind: 'well', about: 'monitors', says },
    ...leftOut.map(({ slug, targets }) =>
      note(slug, `left out of the page; set ${targets.join(' or ')}`),
    ),
    ...unwatched.map(({ slug, why }) => note(slug, `does not run; ${why}`)),
    ...components
      .filter(({ slug }) => !probed.has(slug))
      .map(({ slug }) =>
        note(slug, 'on the page without a monitor that matters; it shows as "not monitored"'),
      ),
    ...components
      .filter(({ channel, contact }) => channel && !contact)
      .map(({ slug }) => note(slug, 'has no contact on the page; give it one in the console')),
    ...monitors.flatMap(({ slug, probe }) => {
      const obstacle = edgeObstacleOf(probe);
      return obstacle === null ? [] : [note(slug, nodeOnly[obstacle])];
    }),
  ];
}

const nodeOnly: Readonly<Record<EdgeObstacle, string>> = {
  protocol: 'is looked at by Node only, as Workers do not speak its protocol',
  family: 'is looked at by Node only, as Workers cannot choose between IPv4 and IPv6',
};

/** Official years without which holidays count as ordinary days. */
export function calendarFindings(watched: Watched, now: number): readonly Finding[] {
  return calendarGaps(watched, now).map(({ calendar, says }) => ({
    kind: 'note',
    about: `calendar ${calendar}`,
    says,
  }));
}

/** A monitor that the database knows for another component; `serve` refuses it. */
export function movedFinding(fault: Fault): Finding {
  return { kind: 'fault', about: 'monitors', says: faultLine(fault) };
}

/** As a newer program may have stored it; this one goes on with what the files say. */
export function unreadableFinding({ kind, subject }: Pick<Stored, 'kind' | 'subject'>): Finding {
  const says =
    'is stored in a way that cannot be read here, so what the files say holds; save it anew';
  return { kind: 'fault', about: `${kind} ${subject}`.trim(), says };
}

/** What is stored counts; whoever edits the file is told that it does nothing. */
export function differenceFinding(difference: Difference): Finding {
  const { kind, subject, field, files, database } = difference;
  const told = (value: string | null) => (value === null ? 'nothing' : JSON.stringify(value));
  return {
    kind: 'note',
    about: `${kind} ${subject}`.trim(),
    says: `${field ? `${field}: ` : ''}the database says ${told(database)}, which counts; the files say ${told(files)}`,
  };
}

/** A number with its noun. */
export function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
