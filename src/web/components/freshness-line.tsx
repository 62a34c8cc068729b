import type { Language } from '../../domain/localized.ts';
import { texts } from '../../i18n/texts.ts';
import type { Reading } from '../../i18n/time.ts';
import type { FreshnessView } from '../public/view.ts';
import { ClockTime, PastTime } from './time.tsx';

type FreshnessLineProps = Readonly<{
  freshness: FreshnessView;
  zone: string;
  language: Language;
  reading: Reading;
}>;

/** Since when all that is said here has been verified. */
export function FreshnessLine({ freshness, zone, language, reading }: FreshnessLineProps) {
  const { before, after } = texts[language].freshness(freshness.kind, zone);
  return (
    <p class={`freshness ${freshness.kind}`}>
      <span class="told">
        {before}
        <Instant freshness={freshness} language={language} reading={reading} />
        {after}
      </span>{' '}
      <Ago freshness={freshness} language={language} reading={reading} />
    </p>
  );
}

type InstantProps = Omit<FreshnessLineProps, 'zone'>;

function Instant({ freshness, ...rest }: InstantProps) {
  switch (freshness.kind) {
    case 'verified':
    case 'partly':
      return <ClockTime instant={freshness.at} {...rest} />;
    case 'unverified':
      return <PastTime instant={freshness.at} {...rest} />;
    case 'pending':
    case 'unprobed':
      return null;
  }
}

/** Where the script says how long ago that is, and what time it was on another clock. */
function Ago({ freshness, language, reading }: InstantProps) {
  if (!('at' in freshness)) return null;
  const { before, after } = texts[language].localTime;
  return (
    <span
      class="ago"
      data-age={freshness.ageMs}
      data-offset={reading.offsetMinutes}
      data-local={`${before}{}${after}`}
    />
  );
}
