import type { Child } from 'hono/jsx';
import type { Language } from '../../domain/localized.ts';
import { texts } from '../../i18n/texts.ts';
import { answerTime, pastTime, type Reading } from '../../i18n/time.ts';
import type { ComponentView } from '../public/view.ts';
import { Around } from './around.tsx';
import { PastTime } from './time.tsx';

type ComponentLineProps = Readonly<{
  component: ComponentView;
  language: Language;
  reading: Reading;
}>;

/** Since when there is trouble, and how long an answer takes; nothing where all is said already. */
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

function partsOf(props: ComponentLineProps): readonly Child[] {
  switch (props.component.freshness) {
    case 'verified':
      return verifiedParts(props);
    case 'unverified':
      return unverifiedParts(props);
    case 'unprobed':
      return [];
  }
}

function verifiedParts({ component, language, reading }: ComponentLineProps): readonly Child[] {
  const { since, status } = component;
  const waiting = waitingTimes(component, language);
  if (since === null || status === 'operational') return waiting;
  const around = texts[language].since(pastTime(since, language, reading));
  return [
    <Around {...around}>
      <PastTime instant={since} language={language} reading={reading} />
    </Around>,
    ...waiting,
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

/** Who cannot be reached makes nobody wait; who has to queue is not helped by a quick machine. */
function waitingTimes(component: ComponentView, language: Language): readonly string[] {
  const { reachability, firstReplyMs, queueWaitSeconds } = component;
  const text = texts[language];
  if (reachability === 'unreachable') return [];
  const queue = queueWaitSeconds === null ? [] : [text.queueWait(queueWaitSeconds)];
  if (firstReplyMs === null || (queueWaitSeconds ?? 0) > 0) return queue;
  return [...queue, text.automaticReply(answerTime(firstReplyMs, language))];
}
