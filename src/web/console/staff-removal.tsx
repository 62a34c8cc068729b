import { nobodySuch } from '../../actions/change/keep-staff.ts';
import { readStaffMember } from '../../storage/staff.ts';
import { readTokenMakers, readTokens, type Token } from '../../storage/token.ts';
import { consolePath } from './console-path.ts';
import type { Answer, StaffAsked } from './route.ts';
import { isValid } from './token/list.tsx';

/** Asks before somebody is removed, and says what they leave behind. */
export async function askBeforeRemoval({ db, now, param, texts }: StaffAsked): Promise<Answer> {
  const member = await readStaffMember(db, param('id'));
  if (!member) throw nobodySuch();
  const tokens = await tokensMadeBy(member.id, db, now);
  const content = (
    <form method="post" action={`${consolePath}/staff/${member.id}/removal`}>
      <p>{texts.staff.beforeRemoval(member.name, member.email)}</p>
      {tokens.length > 0 && (
        <p>
          {texts.staff.tokensStay(tokens.map(({ name }) => name).join(', '))}{' '}
          <a class="more" href={`${consolePath}/tokens`}>
            {texts.places.tokens}
          </a>
        </p>
      )}
      <button class="main" type="submit">
        {texts.staff.remove}
      </button>
    </form>
  );
  return { kind: 'page', status: 200, title: texts.staff.remove, content };
}

/** The tokens of the API that somebody made and that still count: they outlast whoever made them. */
async function tokensMadeBy(
  id: string,
  db: StaffAsked['db'],
  now: number,
): Promise<readonly Token[]> {
  const valid = (await readTokens(db)).filter((token) => isValid(token, now));
  const makers = await readTokenMakers(
    db,
    valid.map((token) => token.id),
  );
  return valid.filter((token) => makers.get(token.id)?.id === id);
}
