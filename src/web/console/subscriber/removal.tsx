import { removeSubscriber } from '../../../actions/remove-subscriber.ts';
import { AppError } from '../../../domain/app-error.ts';
import { consoleSubscriberTexts } from '../../../i18n/console/subscriber-texts.ts';
import { BackLink } from '../back-link.tsx';
import { consolePath } from '../console-path.ts';
import type { Answer, ConsoleRoute, StaffAsked } from '../route.ts';
import { StaffForm } from '../staff-form.tsx';
import { subscriberAsked } from '../subscriber.tsx';
import { shownAddress } from './shown-address.tsx';

const path = '/subscribers/:id/removal';

/** A subscriber is forgotten, after it was asked. */
export const subscriberRemovalRoutes: readonly ConsoleRoute[] = [
  { method: 'GET', path, allows: 'admin', handle: askBeforeRemoval },
  { method: 'POST', path, allows: 'admin', handle: remove },
];

async function askBeforeRemoval(asked: StaffAsked): Promise<Answer> {
  const subscriber = await subscriberAsked(asked);
  const { removal } = consoleSubscriberTexts[asked.language];
  const at = `/subscribers/${subscriber.id}/removal`;
  const content = (
    <>
      <StaffForm {...{ asked, action: at, page: at }}>
        <p>{removal.ask(shownAddress(asked, subscriber))}</p>
        <p>{removal.effect}</p>
        <button class="main" type="submit">
          {removal.submit}
        </button>
      </StaffForm>
      <BackLink to={`/subscribers/${subscriber.id}`}>{removal.keep}</BackLink>
    </>
  );
  return { kind: 'page', status: 200, title: removal.title, content };
}

/** Twice is once: whoever asks again finds nobody, as was asked for. */
async function remove({ acting, param }: StaffAsked): Promise<Answer> {
  try {
    await removeSubscriber(acting, param('id'));
  } catch (error) {
    if (!(error instanceof AppError && error.code === 'not_found')) throw error;
  }
  return { kind: 'go', to: `${consolePath}/subscribers?done=removed`, cookies: [] };
}
