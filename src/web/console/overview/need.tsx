import type { Child } from 'hono/jsx';
import type { Language } from '../../../domain/localized.ts';
import { isAtLeast, type Role } from '../../../domain/staff.ts';
import type { Need } from '../../../domain/status/needs.ts';
import { overviewTexts } from '../../../i18n/console/overview-texts.ts';
import type { Reading } from '../../../i18n/time.ts';
import { consolePath } from '../console-path.ts';
import { componentNeedView } from './component-need.tsx';
import { deliveryNeedView } from './delivery-need.tsx';
import { incidentNeedView } from './incident-need.tsx';
import { upkeepNeedView } from './upkeep-need.tsx';

/** What a need looks like. */
export type NeedView = Readonly<{
  /** Of the element; the same each time, so that a renewed page keeps what it is. */
  id: string;
  /** The class of a status that has its colour. */
  tone: 'major_outage' | 'degraded_performance' | 'under_maintenance' | undefined;
  subject: Child;
  text: Child;
  why?: readonly Child[];
  /** The one thing to do, by whoever has that role; the path is below the console. */
  act: Readonly<{ path: string; text: string; by: Role }>;
}>;

/** How a need is told. */
export type Telling = Readonly<{
  language: Language;
  reading: Reading;
  /** What a component is called, by its slug. */
  nameOf: (slug: string) => string;
}>;

type NeedListProps = Readonly<{ needs: readonly Need[]; telling: Telling; role: Role }>;

/** What needs somebody, each with the one link that does it. */
export function NeedList({ needs, telling, role }: NeedListProps) {
  if (needs.length === 0) return null;
  return (
    <ul class="needs">
      {needs.map((need) => {
        const { id, tone, subject, text, why = [], act } = needView(need, telling);
        return (
          <li id={`need-${id}`} class={tone}>
            <div>
              <h3>{subject}</h3>
              <p>{text}</p>
              {why.map((line) => (
                <p class="quiet">{line}</p>
              ))}
            </div>
            {isAtLeast(role, act.by) && (
              <a class="button" href={consolePath + act.path}>
                {act.text}
              </a>
            )}
          </li>
        );
      })}
    </ul>
  );
}

function needView(need: Need, telling: Telling): NeedView {
  switch (need.kind) {
    case 'down':
    case 'impaired':
    case 'worse':
    case 'down_while_closed':
    case 'unverified':
      return componentNeedView(need, telling);
    case 'missed':
    case 'due':
    case 'silent':
    case 'recovered':
    case 'postmortem':
      return incidentNeedView(need, telling);
    case 'late_work':
    case 'work_soon':
    case 'blind':
    case 'override_ends':
    case 'paused':
    case 'holidays':
      return upkeepNeedView(need, telling);
    case 'endpoint_disabled':
    case 'deliveries_failing':
    case 'mail_failing':
    case 'quarantine':
      return deliveryNeedView(need, telling);
  }
}

/** How many names stand in one line. */
const mostNamed = 5;

/** Names in one line, the last of many only counted. */
export function listed(names: readonly string[], { language }: Telling): string {
  const more = names.length - mostNamed;
  const named = names.slice(0, mostNamed).join(language === 'zh' ? '、' : ', ');
  return more > 0 ? `${named}${overviewTexts[language].andMore(names.length, more)}` : named;
}
