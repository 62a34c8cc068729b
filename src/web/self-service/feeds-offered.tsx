import type { Language } from '../../domain/localized.ts';
import { subscriptionTexts } from '../../i18n/subscription-texts.ts';
import { type FeedAddress, type FeedFormat, feedAddresses } from '../feeds/address.ts';

const formatNames: Readonly<Record<FeedFormat, string>> = {
  rss: 'RSS',
  atom: 'Atom',
  json: 'JSON Feed',
};

type FeedsOfferedProps = Readonly<{
  language: Language;
  /** The one component that is asked for; null for all. */
  component: string | null;
}>;

/** The feeds in the language of the page: whoever follows them leaves no address. */
export function FeedsOffered({ language, component }: FeedsOfferedProps) {
  const { feeds } = subscriptionTexts[language];
  const query = component === null ? '' : `?${new URLSearchParams({ component })}`;
  const links = (subject: FeedAddress['subject']) =>
    feedAddresses
      .filter((feed) => feed.language === language && feed.subject === subject)
      .map(({ path, format }) => (
        <a href={path + query} aria-label={`${feeds[subject]}: ${formatNames[format]}`}>
          {formatNames[format]}
        </a>
      ));
  return (
    <ul class="offered">
      {(['history', 'updates'] as const).map((subject) => (
        <li>
          <span>{feeds[subject]}</span>
          <div>{links(subject)}</div>
        </li>
      ))}
    </ul>
  );
}
