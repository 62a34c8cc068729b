import type { JudgedCheck } from '../../actions/record-checks.ts';
import type { Check, ProbeResult } from '../../domain/monitor/check.ts';
import type { Monitor } from '../../domain/monitor/monitor.ts';
import { judge, type MonitorState, repeatAfterMs } from '../../domain/monitor/monitor-state.ts';
import { answerOf } from './answer.ts';
import type { BusyAt } from './busy-time.ts';
import { type Episode, happeningAt } from './episode.ts';
import { failureOf } from './failure.ts';
import type { Moment } from './pace.ts';
import type { Happening } from './story.ts';
import { intervalIn, type Stretch, turnsIn } from './stretch.ts';

/** What happens, and how busy support is meanwhile. */
export type Plot = Readonly<{ episodes: readonly Episode[]; busyAt: BusyAt }>;

/**
 * The looks at a monitor in a stretch of the past, oldest first, each judged on top of the one
 * before, as they come in while Helplight runs: a failure is repeated at once on a fresh connection.
 * They go on from a state; what is older than its newest look is left out.
 */
export function* looksIn(
  stretch: Stretch,
  monitor: Monitor,
  { episodes, busyAt }: Plot,
  from: MonitorState,
): Generator<JudgedCheck, MonitorState> {
  let before = from;
  for (const turn of turnsIn(stretch, monitor)) {
    let startedAt = turn;
    while (startedAt > (before.lastCheckAt ?? 0) && startedAt < stretch.end) {
      const happening = happeningAt(episodes, monitor.slug, startedAt);
      if (happening === 'nobody_looked') break;
      const found = findingOf(monitor, { startedAt, busy: busyAt(startedAt) }, happening, before);
      const judged = judgedLook(monitor, stretch, startedAt, found, before);
      yield judged;
      before = judged.after;
      const pauseMs = repeatAfterMs(before);
      if (pauseMs === null) break;
      startedAt += Math.round(found.latencyMs) + pauseMs;
    }
  }
  return before;
}

function findingOf(
  monitor: Monitor,
  moment: Moment,
  happening: Exclude<Happening, 'nobody_looked'> | null,
  { lastOutcome }: MonitorState,
): ProbeResult {
  switch (happening) {
    case null:
      return answerOf(monitor, moment, 'none');
    case 'slow':
    case 'delivered_late':
      return answerOf(monitor, moment, happening);
    case 'flapping':
      return lastOutcome === 'down'
        ? answerOf(monitor, moment, 'none')
        : failureOf(monitor, moment, 'connection_reset');
    default:
      return failureOf(monitor, moment, happening);
  }
}

function judgedLook(
  monitor: Monitor,
  stretch: Stretch,
  startedAt: number,
  found: ProbeResult,
  before: MonitorState,
): JudgedCheck {
  const intervalMs = intervalIn(stretch, monitor.intervalMs);
  const check: Check = {
    ...found,
    monitor: monitor.slug,
    location: before.location,
    startedAt,
    intervalMs,
  };
  const { state: after, transition } = judge(before, check, monitor);
  return { check, before, after, transition };
}
