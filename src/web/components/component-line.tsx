import type { Child } from 'hono/jsx';
import type { Language } from '../../domain/localized.ts';
import { texts } from '../../i18n/texts.ts';
import { answerTime, type Reading } from '../../i18n/time.ts';
import type { ComponentView } from '../public/view.ts';
import { Around } from './around.tsx';
import { ClockTime, PastTime } from './time.tsx';

type ComponentLineProps = Readonly<{
  component: ComponentView;
  language: Language;
  reading: Reading;
}>;

/** Since when it is so, how long an answer takes, and when somebody last looked. */
export function ComponentLine(props: ComponentLineProps) {
  const parts = partsOf(props);
  return (
    <p class="line">
      {parts.map((part, index) => (
        <>
          <span class="phrase">
            {part}
            {index < parts.length - 1 && ' ·'}
          </span>{' '}
        </>
      ))}
    </p>
  );
}

function partsOf(props: ComponentLineProps): readonly Child[] {
  const text = texts[props.language];
  switch (props.component.freshness) {
    case 'verified':
      return verifiedParts(props);
    case 'unverified':
      return unverifiedParts(props);
    case 'unprobed':
      return [text.notMonitored];
  }
}

function verifiedParts({ component, language, reading }: ComponentLineProps): readonly Child[] {
  const { since, verifiedAt } = component;
  const text = texts[language];
  const parts: Child[] = [];
  if (since !== null) {
    parts.push(
      <Around {...text.since}>
        <PastTime instant={since} language={language} reading={reading} />
      </Around>,
    );
  }
  parts.push(...waitingTimes(component, language));
  if (verifiedAt !== null) {
    parts.push(
      <Around {...text.checked}>
        <ClockTime instant={verifiedAt} language={language} reading={reading} />
      </Around>,
    );
  }
  return parts;
}

function unverifiedParts({ component, language, reading }: ComponentLineProps): readonly Child[] {
  const { status, verifiedAt } = component;
  const text = texts[language];
  if (verifiedAt === null) return [text.notVerifiedYet];
  return [
    text.lastConfirmed(text.status[status]),
    <Around {...text.notVerifiedSince}>
      <PastTime instant={verifiedAt} language={language} reading={reading} />
    </Around>,
  ];
}

/** Who cannot be reached makes nobody wait. */
function waitingTimes(component: ComponentView, language: Language): readonly string[] {
  const { reachability, firstReplyMs, queueWaitSeconds } = component;
  const text = texts[language];
  if (reachability === 'unreachable') return [];
  return [
    ...(firstReplyMs === null ? [] : [text.firstReply(answerTime(firstReplyMs, language))]),
    ...(queueWaitSeconds === null ? [] : [text.queueWait(Math.round(queueWaitSeconds / 60))]),
  ];
}
