import type { Language } from '../../domain/localized.ts';
import { isAtLeast } from '../../domain/staff.ts';
import { consoleTexts } from '../../i18n/console/texts.ts';
import { BackLink } from './back-link.tsx';
import { isBelow, placeAbove } from './places.ts';
import type { SignedIn } from './route.ts';

type WayUpProps = Readonly<{
  /** Path and query of the page. */
  here: string;
  visitor: SignedIn | null;
  language: Language;
}>;

/** Leads from a page to the place that it lies below; nothing on the place itself. */
export function WayUp({ here, visitor, language }: WayUpProps) {
  const { places, account } = consoleTexts[language];
  if (visitor === null) return null;
  if (isBelow(here, '/account')) return <BackLink to="/account">{account.title}</BackLink>;
  const place = placeAbove(here);
  if (place === undefined || !isAtLeast(visitor.role, place.leadsTo)) return null;
  return <BackLink to={place.path}>{places[place.name]}</BackLink>;
}
