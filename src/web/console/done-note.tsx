import { composeTexts } from '../../i18n/console/compose-texts.ts';
import { FormNote } from './field.tsx';
import type { StaffAsked } from './route.ts';

/** Says what was done, where the address of a page says that something was: `?done=published`. */
export function DoneNote({ asked: { query, language } }: Readonly<{ asked: StaffAsked }>) {
  const { published, saved } = composeTexts[language].done;
  switch (query.get('done')) {
    case 'published':
      return <FormNote>{published}</FormNote>;
    case 'saved':
      return <FormNote>{saved}</FormNote>;
    default:
      return null;
  }
}
