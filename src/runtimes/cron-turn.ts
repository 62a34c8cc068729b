const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;

/**
 * The last instant (UTC ms) up to `now` for which a cron expression stands: one of every minute, or of
 * once a day, as in `17 3 * * *`, in UTC.
 * @throws Error where the expression is of another form.
 */
export function lastTurn(cron: string, now: number): number {
  if (cron === '* * * * *') return now - (now % minuteMs);
  const [, minute, hour] = /^(\d+) (\d+) \* \* \*$/.exec(cron) ?? [];
  if (minute === undefined) throw new Error(`"${cron}" is neither of every minute nor of a day.`);
  const sinceMidnight = (Number(hour) * 60 + Number(minute)) * minuteMs;
  const today = now - (now % dayMs) + sinceMidnight;
  return today <= now ? today : today - dayMs;
}
