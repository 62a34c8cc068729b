import { changeSubscription } from '../../actions/change-subscription.ts';
import { confirmSubscription } from '../../actions/confirm-subscription.ts';
import { endContained } from '../../actions/end-contained.ts';
import { endSubscription } from '../../actions/end-subscription.ts';
import { pauseWebhook } from '../../actions/pause-webhook.ts';
import { redeliver } from '../../actions/redeliver.ts';
import { resumeWebhook } from '../../actions/resume-webhook.ts';
import { rotateSecret } from '../../actions/rotate-secret.ts';
import { testWebhook } from '../../actions/test-webhook.ts';
import { AppError } from '../../domain/app-error.ts';
import { eventsOfKinds, kindsProposed } from '../../domain/delivery/news-kind.ts';
import type { SubscriptionDone } from '../../i18n/subscription-texts.ts';
import { type Fields, typedIn } from '../console/form.ts';
import { versionIn } from '../console/staff-form.tsx';
import { actingOf, type Owned } from './owned.ts';
import type { Visit } from './visit.ts';
import { wantedIn } from './wanted-fields.tsx';

/** What the buttons on the page of a subscription do. */
const acts = [
  'confirm',
  'change',
  'followAll',
  'end',
  'rotate',
  'test',
  'pause',
  'resume',
  'redeliver',
] as const;
export type Act = (typeof acts)[number];

/** The button that was pressed; null of what is none of ours. */
export function actIn(fields: Fields): Act | null {
  return acts.find((act) => act === typedIn(fields, 'act')) ?? null;
}

/**
 * Does what a button says with the subscription that the link opened, and with no other: what is
 * sent along names none.
 * @returns what to tell of it; null where the heading of the page does.
 * @throws AppError as the actions do.
 */
export async function carryOutAct(
  visit: Visit,
  owned: Owned,
  act: Act,
  fields: Fields,
): Promise<SubscriptionDone | null> {
  const { outgoing } = visit.options;
  const { site } = visit.rendering.watched;
  const { id, channel, language } = owned.subscription;
  const acting = actingOf(visit, owned);
  switch (act) {
    case 'confirm':
      await confirmSubscription(acting, id);
      await endContained(acting, id);
      return null;
    case 'change':
      await changeSubscription(acting, id, wantedIn(fields, site));
      return 'changed';
    case 'followAll': {
      const events = eventsOfKinds(kindsProposed(channel));
      await changeSubscription(acting, id, { language, events, components: null, subject: null });
      await endContained(acting, id);
      return 'changed';
    }
    case 'end':
      await endSubscription(acting, id);
      return null;
    case 'rotate':
      // Sent twice, it would cut off whoever verifies by the first of three secrets.
      await rotateSecret(acting, outgoing, id, versionIn({ fields }) ?? 0);
      return 'rotated';
    case 'test':
      await testWebhook(acting, outgoing, id);
      return 'tested';
    case 'pause':
      await pauseWebhook(acting, id, null);
      return null;
    case 'resume':
      demandNotByStaff(owned.subscription);
      await resumeWebhook(acting, id, null);
      return 'resumed';
    case 'redeliver':
      await redeliver(acting, outgoing, channel, typedIn(fields, 'delivery'));
      return 'redelivered';
  }
}

/** What staff took off, only they put on again. */
function demandNotByStaff({ because }: Owned['subscription']): void {
  if (because !== 'by_staff') return;
  throw new AppError('conflict', 'Our staff have stopped this; ask them.');
}
