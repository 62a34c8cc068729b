import { readmitSubscription } from '../../actions/readmit-subscription.ts';
import { isAtLeast } from '../../domain/staff.ts';
import { consoleSubscriberTexts } from '../../i18n/console/subscriber-texts.ts';
import { type Quarantined, readQuarantine } from '../../storage/subscriber-search.ts';
import { PastTime } from '../components/time.tsx';
import { consolePath } from './console-path.ts';
import { FormNote } from './field.tsx';
import { pageLength, placeOf, placeText } from './list-place.ts';
import type { Answer, ConsoleRoute, StaffAsked } from './route.ts';
import { Paging } from './said-list.tsx';
import { StaffForm } from './staff-form.tsx';
import { SubscriberLink } from './subscriber/shown-address.tsx';

const path = '/quarantine';

/** To whom no mail is sent any more, and why; admins admit them again. */
export const quarantineRoutes: readonly ConsoleRoute[] = [
  { method: 'GET', path, allows: 'viewer', handle: showAll },
  { method: 'POST', path: `${path}/:id/readmission`, allows: 'admin', handle: readmit },
];

/** Twice is once: whoever is told already stays so, and what was never confirmed is not told. */
async function readmit({ acting, param }: StaffAsked): Promise<Answer> {
  const { subscriptions } = await readmitSubscription(acting, param('id'));
  const isTold = subscriptions.some(({ id, state }) => id === param('id') && state === 'active');
  const to = `${consolePath}${path}${isTold ? '?done=admitted' : ''}`;
  return { kind: 'go', to, cookies: [] };
}

async function showAll(asked: StaffAsked): Promise<Answer> {
  const { db, query, language, texts } = asked;
  const before = placeOf(query.get('before'));
  const found = await readQuarantine(db, { before, limit: pageLength + 1 });
  const shown = found.slice(0, pageLength);
  const last = found.length > pageLength ? shown.at(-1)?.subscription : undefined;
  const { quarantine } = consoleSubscriberTexts[language];
  const content = (
    <>
      {query.get('done') === 'admitted' && <FormNote>{quarantine.done}</FormNote>}
      <p>{quarantine.about}</p>
      {shown.length === 0 && <p>{quarantine.none}</p>}
      <ul class="rows">
        {shown.map((one) => (
          <QuarantineRow {...{ asked, one }} />
        ))}
      </ul>
      <Paging
        {...{ language, path, isFirst: before === null }}
        before={last ? placeText({ at: last.endedAt ?? 0, id: last.id }) : null}
      />
    </>
  );
  return { kind: 'page', status: 200, title: texts.places.quarantine, content };
}

type RowProps = Readonly<{ asked: StaffAsked; one: Quarantined }>;

function QuarantineRow({ asked, one: { subscription, subscriber } }: RowProps) {
  const { language, reading, visitor } = asked;
  const { id, because, confirmedAt, endedAt } = subscription;
  const { because: reasons, quarantine } = consoleSubscriberTexts[language];
  return (
    <li data-quarantined={id}>
      <div>
        <p>
          <SubscriberLink {...{ asked, subscriber }} />
        </p>
        <p>
          {because !== null && `${reasons[because]} · `}
          {endedAt !== null && <PastTime {...{ instant: endedAt, language, reading }} />}
        </p>
        {because === 'complained' && <p>{quarantine.complained}</p>}
        {confirmedAt === null && <p>{quarantine.neverConfirmed}</p>}
      </div>
      {isAtLeast(visitor.role, 'admin') && confirmedAt !== null && (
        <div class="acts">
          <StaffForm {...{ asked, page: path, action: `${path}/${id}/readmission` }}>
            <button type="submit">{quarantine.submit}</button>
          </StaffForm>
        </div>
      )}
    </li>
  );
}
