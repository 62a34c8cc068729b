import type { IncidentNeed } from '../../../domain/status/needs-of-incidents.ts';
import { needTexts } from '../../../i18n/console/overview-need-texts.ts';
import { futureTime, pastTime } from '../../../i18n/time.ts';
import { SaidLine } from '../../components/words.tsx';
import type { NeedView, Telling } from './need.tsx';

/** What an incident asks for, as it is told. */
export function incidentNeedView(need: IncidentNeed, telling: Telling): NeedView {
  const { id, title } = need.incident;
  const { tone, text, status, act } = toldOf(need, telling);
  const path = `/incidents/${id}/updates/new${status === null ? '' : `?status=${status}`}`;
  return {
    ...{ id: `${need.kind}-${id}`, tone, text },
    subject: <SaidLine words={title} language={telling.language} />,
    act: { path, text: act, by: 'responder' },
  };
}

/** `status` is the one to go to. */
type Told = Pick<NeedView, 'tone'> &
  Readonly<{ text: string; status: 'resolved' | 'postmortem' | null; act: string }>;

function toldOf(need: IncidentNeed, { language, reading }: Telling): Told {
  const { acts, ...says } = needTexts[language];
  const past = (instant: number) => pastTime(instant, language, reading);
  const update = { status: null, act: acts.update };
  switch (need.kind) {
    case 'missed':
      return { tone: 'major_outage', text: says.missed(past(need.by)), ...update };
    case 'due': {
      const by = futureTime(need.by, language, reading);
      return { tone: 'degraded_performance', text: says.due(by), ...update };
    }
    case 'silent':
      return { tone: 'degraded_performance', text: says.silent(past(need.since)), ...update };
    case 'recovered': {
      const text = says.recovered(past(need.since));
      return { tone: 'degraded_performance', text, status: 'resolved', act: acts.over };
    }
    case 'postmortem': {
      const text = says.postmortem(past(need.resolvedAt));
      return { tone: undefined, text, status: 'postmortem', act: acts.postmortem };
    }
  }
}
