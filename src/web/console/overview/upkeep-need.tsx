import { reasons } from '../../../domain/monitor/reason.ts';
import type { UpkeepNeed } from '../../../domain/status/needs-of-upkeep.ts';
import { needTexts } from '../../../i18n/console/overview-need-texts.ts';
import { texts } from '../../../i18n/texts.ts';
import { futureTime, pastTime } from '../../../i18n/time.ts';
import { SaidLine } from '../../components/words.tsx';
import { listed, type NeedView, type Telling } from './need.tsx';

/** What keeping the page in order asks for, as it is told. */
export function upkeepNeedView(need: UpkeepNeed, telling: Telling): NeedView {
  switch (need.kind) {
    case 'late_work':
    case 'work_soon':
      return workView(need, telling);
    case 'blind':
      return blindView(need, telling);
    case 'override_ends':
      return overrideView(need, telling);
    case 'paused':
      return pauseView(need, telling);
    case 'holidays':
      return holidaysView(need, telling);
  }
}

type NeedOf<Kind extends UpkeepNeed['kind']> = Extract<UpkeepNeed, { kind: Kind }>;

function workView(
  need: NeedOf<'late_work' | 'work_soon'>,
  { language, reading }: Telling,
): NeedView {
  const { id, title, scheduledFor } = need.maintenance;
  const { acts, ...says } = needTexts[language];
  const path = `/maintenances/${id}`;
  const subject = <SaidLine words={title} language={language} />;
  const about = { id: `${need.kind}-${id}`, subject };
  if (need.kind === 'work_soon') {
    return {
      ...{ ...about, tone: 'under_maintenance' },
      text: says.workSoon(futureTime(scheduledFor, language, reading)),
      act: { path, text: acts.lookAtWork, by: 'viewer' },
    };
  }
  return {
    ...{ ...about, tone: 'degraded_performance' },
    text: says.late(need.late, pastTime(need.since, language, reading)),
    act:
      need.late === 'beginning'
        ? { path: `${path}/updates/new?step=begin`, text: acts.begin, by: 'responder' }
        : { path, text: acts.work, by: 'responder' },
  };
}

function blindView({ reason, monitors }: NeedOf<'blind'>, telling: Telling): NeedView {
  const { language } = telling;
  const { acts, blind, noReason } = needTexts[language];
  const slugs = monitors.map(({ monitor }) => monitor.slug);
  return {
    ...{ id: `blind-${reason}`, tone: undefined },
    subject: listed(slugs, telling),
    text: blind + (reason === null ? noReason : reasons[reason].text[language]),
    act: {
      path: slugs.length === 1 ? `/monitors/${slugs[0]}` : '/monitors',
      ...{ text: acts.monitors, by: 'viewer' },
    },
  };
}

function overrideView(
  { override, at }: NeedOf<'override_ends'>,
  { language, reading, nameOf }: Telling,
): NeedView {
  const { component, status, id } = override;
  const { acts, overrideEnds } = needTexts[language];
  return {
    ...{ id: `override-${id}`, tone: undefined, subject: <bdi>{nameOf(component)}</bdi> },
    text: overrideEnds(texts[language].status[status], futureTime(at, language, reading)),
    act: { path: `/components/${component}`, text: acts.override, by: 'responder' },
  };
}

function pauseView({ pause }: NeedOf<'paused'>, { language, reading }: Telling): NeedView {
  const { monitor, author, since, until, reason } = pause;
  const { acts, paused } = needTexts[language];
  const end = until === null ? null : futureTime(until, language, reading);
  return {
    ...{ id: `paused-${monitor}`, tone: undefined, subject: monitor },
    text: (
      <>
        {paused(author, pastTime(since, language, reading), end)}
        <bdi>{reason}</bdi>
      </>
    ),
    act: { path: `/monitors/${monitor}`, text: acts.monitors, by: 'viewer' },
  };
}

function holidaysView({ calendar, year }: NeedOf<'holidays'>, { language }: Telling): NeedView {
  const { acts, holidays } = needTexts[language];
  return {
    ...{ id: `holidays-${calendar}-${year}`, tone: undefined },
    ...{ subject: holidays.subject(calendar, year), text: holidays.text },
    act: { path: `/holidays/${calendar}/${year}/change`, text: acts.holidays, by: 'admin' },
  };
}
