import type { WebhookEndpoint } from '../../../domain/delivery/webhook-endpoint.ts';
import { consoleWebhookTexts } from '../../../i18n/console/webhook-texts.ts';
import { consolePath } from '../console-path.ts';
import type { StaffAsked } from '../route.ts';
import { StaffForm } from '../staff-form.tsx';
import { webhookPath } from './standing.tsx';

type ActsProps = Readonly<{ asked: StaffAsked; endpoint: WebhookEndpoint }>;

/** What an admin can do with a webhook, as it stands, and what that means. */
export function WebhookActs({ asked, endpoint }: ActsProps) {
  const { form, removal, theirs } = consoleWebhookTexts[asked.language];
  const page = webhookPath(endpoint.subscription.id);
  const acts = actsOf({ asked, endpoint });
  return (
    <>
      <div class="acts">
        {acts.map(({ to, submit, note }) => (
          <StaffForm {...{ asked, page, action: `${page}/${to}` }}>
            <button type="submit" aria-describedby={note && noteOf(to)}>
              {submit}
            </button>
          </StaffForm>
        ))}
        {isOurs(endpoint) && (
          <a class="button" href={`${consolePath}${page}/change`}>
            {form.change}
          </a>
        )}
        <a class="button" href={`${consolePath}${page}/removal`}>
          {removal.title}
        </a>
      </div>
      {acts.map(
        ({ to, note }) =>
          note && (
            <p id={noteOf(to)} class="quiet">
              {note}
            </p>
          ),
      )}
      {!isOurs(endpoint) && <p class="quiet">{theirs}</p>}
    </>
  );
}

/** Whether staff or a token made it; what a subscriber confirmed is theirs alone to change. */
export function isOurs({ subscription }: Pick<WebhookEndpoint, 'subscription'>): boolean {
  return subscription.subscriber === null;
}

/** Something that is done at once: where it is sent to below the page, and what that means. */
type Act = Readonly<{ to: string; submit: string; note?: string }>;

function actsOf({ asked, endpoint }: ActsProps): readonly Act[] {
  const { test, pause, resume } = consoleWebhookTexts[asked.language];
  switch (endpoint.subscription.state) {
    case 'active':
      return [
        { to: 'test', submit: test.submit },
        { to: 'pause', ...pause },
      ];
    case 'paused':
    case 'disabled':
      return [{ to: 'resumption', ...resume }];
    case 'unconfirmed':
    case 'ended':
      return [];
  }
}

function noteOf(act: string): string {
  return `${act}-note`;
}
