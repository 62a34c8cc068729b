import type { Child } from 'hono/jsx';
import { isBotAlone } from '../../domain/hours/staffing.ts';
import type { Language } from '../../domain/localized.ts';
import { texts } from '../../i18n/texts.ts';
import { answerTime, futureTime, pastTime, type Reading } from '../../i18n/time.ts';
import type { ComponentView } from '../public/view.ts';
import { Around } from './around.tsx';
import { ClockTime, PastTime } from './time.tsx';

/** `full` says since when and when it was checked also while all is well; `brief` does not. */
export type Detail = 'full' | 'brief';

type ComponentLineProps = Readonly<{
  component: ComponentView;
  detail: Detail;
  language: Language;
  reading: Reading;
}>;

/** Since when it is so, how long an answer takes, and when it was checked. */
export function ComponentLine(props: ComponentLineProps) {
  const parts = partsOf(props);
  if (parts.length === 0) return null;
  return (
    <p class="line">
      {parts.map((part) => (
        <>
          <span class="phrase">{part}</span>{' '}
        </>
      ))}
    </p>
  );
}

/** Whoever reads a line of what is closed wants to know when it opens, and nothing else. */
function partsOf(props: ComponentLineProps): readonly Child[] {
  const hours = staffingPart(props);
  return props.component.lamp === 'closed' ? hours : [...hours, ...lookedParts(props)];
}

/** That people are there is no use where nobody gets through to them. */
function staffingPart({ component, language, reading }: ComponentLineProps): readonly string[] {
  const { staffing, reachability, holiday } = component;
  if (staffing.kind === 'always' || reachability === 'unreachable') return [];
  const change = staffing.kind === 'closed' ? staffing.opensAt : staffing.until;
  const time = change === null ? null : futureTime(change, language, reading);
  if (holiday) return [texts[language].onHoliday(holiday[language], time)];
  return [texts[language].staffing(isBotAlone(staffing) ? 'bot' : staffing.kind, time)];
}

/** When a word of staff was checked by a look is no question: it was not. */
function lookedParts(props: ComponentLineProps): readonly Child[] {
  if (props.component.by !== 'monitor') return sincePart(props);
  switch (props.component.freshness) {
    case 'verified':
      return verifiedParts(props);
    case 'unverified':
      return unverifiedParts(props);
    case 'unprobed':
      return pausedPart(props);
  }
}

function verifiedParts(props: ComponentLineProps): readonly Child[] {
  const { component, detail, language } = props;
  const found = [...waitingTimes(component, language), ...proofPart(component, language)];
  const brief = detail === 'brief' && component.status === 'operational';
  return brief ? found : [...sincePart(props), ...found, ...checkedPart(props)];
}

function sincePart({ component, language, reading }: ComponentLineProps): readonly Child[] {
  const { since } = component;
  if (since === null) return [];
  return [
    <Around {...texts[language].since(pastTime(since, language, reading))}>
      <PastTime instant={since} language={language} reading={reading} />
    </Around>,
  ];
}

function checkedPart({ component, language, reading }: ComponentLineProps): readonly Child[] {
  const { verifiedAt } = component;
  if (verifiedAt === null) return [];
  return [
    <Around {...texts[language].checked}>
      <ClockTime instant={verifiedAt} language={language} reading={reading} />
    </Around>,
  ];
}

function unverifiedParts({ component, language, reading }: ComponentLineProps): readonly Child[] {
  const { status, verifiedAt } = component;
  const text = texts[language];
  if (verifiedAt === null) return [text.notVerifiedYet];
  return [
    <Around {...text.lastConfirmed(text.status[status])}>
      <PastTime instant={verifiedAt} language={language} reading={reading} />
    </Around>,
  ];
}

function pausedPart({ component, language, reading }: ComponentLineProps): readonly Child[] {
  const { pausedSince } = component;
  if (pausedSince === null) return [];
  return [
    <Around {...texts[language].paused(pastTime(pausedSince, language, reading))}>
      <PastTime instant={pausedSince} language={language} reading={reading} />
    </Around>,
  ];
}

/**
 * Who cannot be reached makes nobody wait, nor does a bot while nobody else is there; who has to
 * queue is not helped by a quick machine.
 */
function waitingTimes(component: ComponentView, language: Language): readonly string[] {
  const { reachability, firstReplyMs, queueWaitSeconds } = component;
  const text = texts[language];
  if (reachability === 'unreachable') return [];
  const waitSeconds = isBotAlone(component.staffing) ? null : queueWaitSeconds;
  const queue = waitSeconds === null ? [] : [text.queueWait(waitSeconds)];
  if (firstReplyMs === null || (waitSeconds ?? 0) > 0) return queue;
  return [...queue, text.automaticReply(answerTime(firstReplyMs, language))];
}

/** What the looks have proved: that a gateway answers is not that somebody picks up. */
function proofPart(component: ComponentView, language: Language): readonly string[] {
  const { reachability, proof, deliveryMs } = component;
  if (reachability === 'unreachable' || proof === null) return [];
  const text = texts[language];
  if (proof !== 'mail-round-trip') return [text.proof[proof]];
  return deliveryMs === null ? [] : [text.delivered(answerTime(deliveryMs, language))];
}
