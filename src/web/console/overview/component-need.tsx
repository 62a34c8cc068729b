import type { Child } from 'hono/jsx';
import type { MonitorNow } from '../../../domain/monitor/monitor-now.ts';
import { reasons } from '../../../domain/monitor/reason.ts';
import type { ComponentCondition } from '../../../domain/status/component-condition.ts';
import type { ComponentNeed } from '../../../domain/status/needs-of-components.ts';
import { needTexts } from '../../../i18n/console/overview-need-texts.ts';
import { overviewTexts } from '../../../i18n/console/overview-texts.ts';
import { texts } from '../../../i18n/texts.ts';
import { futureTime, pastTime } from '../../../i18n/time.ts';
import { SaidLine } from '../../components/words.tsx';
import { listed, type NeedView, type Telling } from './need.tsx';

/** What the state of a component asks for, as it is told. */
export function componentNeedView(need: ComponentNeed, telling: Telling): NeedView {
  switch (need.kind) {
    case 'down':
    case 'impaired':
      return untoldView(need, telling);
    case 'worse':
      return worseView(need, telling);
    case 'down_while_closed':
      return closedView(need, telling);
    case 'unverified':
      return unverifiedView(need, telling);
  }
}

type NeedOf<Kind extends ComponentNeed['kind']> = Extract<ComponentNeed, { kind: Kind }>;

function untoldView(need: NeedOf<'down' | 'impaired'>, telling: Telling): NeedView {
  const { condition, seenBy, kind } = need;
  const { untold, acts } = needTexts[telling.language];
  return {
    ...aboutOf(need, telling),
    tone: kind === 'down' ? 'major_outage' : 'degraded_performance',
    text: untold(...stateOf(condition, telling)),
    why: seenLines(seenBy, telling),
    act: {
      path: `/incidents/new?component=${condition.component.slug}`,
      ...{ text: acts.tell, by: 'responder' },
    },
  };
}

function worseView(need: NeedOf<'worse'>, telling: Telling): NeedView {
  const { condition, incident } = need;
  const { worse, acts } = needTexts[telling.language];
  return {
    ...{ ...aboutOf(need, telling), tone: 'major_outage' },
    text: worse(...stateOf(condition, telling)),
    why: [<SaidLine words={incident.title} language={telling.language} />],
    act: { path: `/incidents/${incident.id}/updates/new`, text: acts.update, by: 'responder' },
  };
}

function closedView(need: NeedOf<'down_while_closed'>, telling: Telling): NeedView {
  const { condition, seenBy, opensAt } = need;
  const { language, reading } = telling;
  const { closed, acts } = needTexts[language];
  return {
    ...{ ...aboutOf(need, telling), tone: 'degraded_performance' },
    text: closed(opensAt === null ? null : futureTime(opensAt, language, reading)),
    why: seenLines(seenBy, telling),
    act: { path: `/components/${condition.component.slug}`, text: acts.monitors, by: 'viewer' },
  };
}

function unverifiedView(need: NeedOf<'unverified'>, telling: Telling): NeedView {
  const { conditions, blind } = need;
  const { unverified, acts } = needTexts[telling.language];
  const slugs = conditions.map(({ component }) => component.slug);
  const looks = conditions.map(({ verifiedAt }) => verifiedAt).filter((at) => at !== null);
  const since = looks.length > 0 ? Math.min(...looks) : null;
  return {
    ...{ id: 'unverified', tone: undefined },
    subject: listed(slugs.map(telling.nameOf), telling),
    text: unverified(timeOf(since, telling)),
    why: blindLines(blind, telling),
    act: {
      path: slugs.length === 1 ? `/components/${slugs[0]}` : '/monitors',
      ...{ text: acts.monitors, by: 'viewer' },
    },
  };
}

function aboutOf(
  { kind, condition: { component } }: Exclude<ComponentNeed, { kind: 'unverified' }>,
  { nameOf }: Telling,
): Pick<NeedView, 'id' | 'subject'> {
  return { id: `${kind}-${component.slug}`, subject: <bdi>{nameOf(component.slug)}</bdi> };
}

function stateOf(
  { status, since }: ComponentCondition,
  telling: Telling,
): [status: string, since: string | null] {
  return [texts[telling.language].status[status], timeOf(since, telling)];
}

function timeOf(instant: number | null, { language, reading }: Telling): string | null {
  return instant === null ? null : pastTime(instant, language, reading);
}

function seenLines(seenBy: readonly MonitorNow[], telling: Telling): readonly Child[] {
  const { language } = telling;
  return fewOf(seenBy, telling, ({ monitor, vote }) => {
    const reason = vote.reason === null ? null : reasons[vote.reason].text[language];
    return needTexts[language].sees(monitor.slug, reason, timeOf(vote.since, telling));
  });
}

function blindLines(blind: readonly MonitorNow[], telling: Telling): readonly Child[] {
  return fewOf(blind, telling, ({ monitor, locations }) => {
    const reason = locations[0]?.lastReason ?? null;
    const text = reason === null ? null : reasons[reason].text[telling.language];
    return needTexts[telling.language].sees(monitor.slug, text, null);
  });
}

/** How many monitors say one by one what they see. */
const mostLines = 3;

function fewOf(
  all: readonly MonitorNow[],
  { language }: Telling,
  line: (one: MonitorNow) => string,
): readonly string[] {
  const more = all.length - mostLines;
  const lines = all.slice(0, mostLines).map(line);
  return more > 0 ? [...lines, overviewTexts[language].andMore(all.length, more)] : lines;
}
