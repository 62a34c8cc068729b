import type { Language } from '../../domain/localized.ts';
import { isAtLeast } from '../../domain/staff.ts';
import { overviewTexts } from '../../i18n/console/overview-texts.ts';
import { consoleTexts } from '../../i18n/console/texts.ts';
import { pastTime, type Reading } from '../../i18n/time.ts';
import { dropDraft, type ListedDraft } from '../../storage/draft.ts';
import { Around } from '../components/around.tsx';
import { PastTime } from '../components/time.tsx';
import { consolePath } from './console-path.ts';
import { keepForm, withDraft } from './kept-form.tsx';
import type { Answer, ConsoleRoute, SignedIn, StaffAsked } from './route.ts';

/** Forms that are kept for later; the overview lists them. */
export const draftRoutes: readonly ConsoleRoute[] = [
  { method: 'POST', path: '/drafts', allows: 'responder', keeps: 'draft', handle: keep },
  { method: 'POST', path: '/drafts/:id/removal', allows: 'responder', handle: drop },
];

async function keep({ db, fields, visitor, now }: StaffAsked): Promise<Answer> {
  const form = await keepForm({ db, fields, owner: visitor, now });
  return { kind: 'go', to: consolePath + (form ?? ''), cookies: [] };
}

async function drop({ db, param }: StaffAsked): Promise<Answer> {
  await dropDraft(db, param('id'));
  return { kind: 'go', to: consolePath, cookies: [] };
}

type DraftListProps = Readonly<{
  drafts: readonly ListedDraft[];
  language: Language;
  reading: Reading;
  visitor: SignedIn;
}>;

/** Drafts, one's own first; nothing for those who could not send them. */
export function DraftList({ drafts, language, reading, visitor }: DraftListProps) {
  if (drafts.length === 0 || !isAtLeast(visitor.role, 'responder')) return null;
  const texts = overviewTexts[language].drafts;
  const isYours = ({ staffId }: ListedDraft) => staffId === visitor.id;
  const sorted = [...drafts.filter(isYours), ...drafts.filter((draft) => !isYours(draft))];
  return (
    <section aria-labelledby="drafts">
      <h2 id="drafts">{texts.title}</h2>
      <ul class="rows">
        {sorted.map((draft) => (
          <li id={`draft-${draft.id}`}>
            <div>
              <p>
                <bdi>{draft.title || texts.untitled}</bdi>
              </p>
              <p>
                {placeOf(draft, language)}
                {isYours(draft) ? texts.yours : texts.by(draft.author)}
                {' · '}
                <Around {...texts.kept(pastTime(draft.updatedAt, language, reading))}>
                  <PastTime instant={draft.updatedAt} language={language} reading={reading} />
                </Around>
              </p>
            </div>
            <div class="acts">
              <a class="button" href={consolePath + withDraft(draft.form, draft.id)}>
                {texts.open}
              </a>
              <form method="post" action={`${consolePath}/drafts/${draft.id}/removal`}>
                <button type="submit">{texts.remove}</button>
              </form>
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** What sort of form it is: the place in which it stands. */
function placeOf({ form }: ListedDraft, language: Language): string {
  const [, place = ''] = form.split(/[/?]/);
  const names: Readonly<Partial<Record<string, string>>> = consoleTexts[language].places;
  const name = Object.hasOwn(names, place) ? names[place] : undefined;
  return name === undefined ? '' : `${name} · `;
}
