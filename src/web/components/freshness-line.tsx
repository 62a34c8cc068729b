import type { Language } from '../../domain/localized.ts';
import { texts } from '../../i18n/texts.ts';
import type { Reading } from '../../i18n/time.ts';
import type { FreshnessView } from '../public/view.ts';
import { ClockTime, PastTime } from './time.tsx';

type FreshnessLineProps = Readonly<{
  freshness: FreshnessView;
  zoneName: string;
  language: Language;
  reading: Reading;
}>;

/** Since when all that is said here has been verified. The script fills in how long ago that is. */
export function FreshnessLine({ freshness, zoneName, language, reading }: FreshnessLineProps) {
  const { before, after } = texts[language].freshness(freshness.kind, zoneName);
  return (
    <p class={`freshness ${freshness.kind}`}>
      {before}
      <Instant freshness={freshness} language={language} reading={reading} />
      {after}
      {language === 'zh' ? '' : ' '}
      <span class="ago" data-ago />
    </p>
  );
}

function Instant({ freshness, ...rest }: Omit<FreshnessLineProps, 'zoneName'>) {
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
