import type { Delivery } from '../../domain/delivery/delivery.ts';
import { rotationMs, signingVersions } from '../../domain/delivery/webhook-endpoint.ts';
import type { EventDocument } from '../../domain/event.ts';
import type { Language } from '../../domain/localized.ts';
import { subscriptionTexts } from '../../i18n/subscription-texts.ts';
import { dayTime } from '../../i18n/time.ts';
import type { DeliveryShown } from '../../storage/delivery.ts';
import { Around } from '../components/around.tsx';
import { FullTime, FutureTime } from '../components/time.tsx';
import { SaidLine } from '../components/words.tsx';
import { toldOf } from '../console/delivery/told-of.tsx';
import { ActForm } from './act-form.tsx';
import type { SubscriptionPageProps } from './subscription-page.tsx';

/**
 * What a webhook has besides: its secret, ways to try it, and what became of what was posted. Of one
 * that was taken off only the last, which shows why.
 */
export function WebhookParts(props: SubscriptionPageProps) {
  const isUsed = props.owned.subscription.state !== 'disabled';
  return (
    <>
      {isUsed && <Secret {...props} />}
      {isUsed && <Trying {...props} />}
      <Log {...props} />
    </>
  );
}

function Secret({ visit, owned, secret }: SubscriptionPageProps) {
  const { language, now, reading } = visit;
  const { webhook: text } = subscriptionTexts[language];
  const { endpoint, token } = owned;
  const { version } = owned.subscription;
  const rotatedAt =
    endpoint && signingVersions(endpoint, now).length > 1 ? endpoint.rotatedAt : null;
  return (
    <section class="part" aria-labelledby="secret">
      <h2 id="secret">{text.secret}</h2>
      <p class="hint">{text.secretHint}</p>
      {secret !== null && <p class="secret">{secret}</p>}
      {rotatedAt !== null && (
        <p class="hint">
          <Around {...text.both}>
            <FullTime {...{ instant: rotatedAt + rotationMs, language, reading }} />
          </Around>
        </p>
      )}
      <div class="acts">
        {secret === null && <ActForm {...{ language, token, act: 'secret', label: text.show }} />}
      </div>
      <details>
        <summary>{text.rotate}</summary>
        <p>{rotatedAt === null ? text.rotateHint : text.rotateAgainHint}</p>
        <ActForm {...{ language, token, act: 'rotate', version, label: text.rotateNow }} />
      </details>
    </section>
  );
}

function Trying({ visit: { language }, owned }: SubscriptionPageProps) {
  const { webhook: text } = subscriptionTexts[language];
  const { subscription, token } = owned;
  const isPaused = subscription.state === 'paused';
  return (
    <section class="part" aria-labelledby="try">
      <h2 id="try">{text.try}</h2>
      <div class="acts">
        {isPaused ? (
          <ActForm {...{ language, token, act: 'resume', label: text.resume }} />
        ) : (
          <>
            <ActForm {...{ language, token, act: 'test', label: text.test }} />
            <ActForm {...{ language, token, act: 'pause', label: text.pause }} />
          </>
        )}
      </div>
    </section>
  );
}

function Log(props: SubscriptionPageProps) {
  const { webhook: text } = subscriptionTexts[props.visit.language];
  const { deliveries } = props.owned;
  return (
    <section class="part log" aria-labelledby="log">
      <h2 id="log">{text.log}</h2>
      {deliveries.length === 0 ? (
        <p class="hint">{text.logEmpty}</p>
      ) : (
        <ul>
          {deliveries.map((delivery) => (
            <LogEntry {...props} delivery={delivery} />
          ))}
        </ul>
      )}
    </section>
  );
}

type LogEntryProps = SubscriptionPageProps & Readonly<{ delivery: DeliveryShown }>;

/** What was posted when, and what came of it; what did not arrive can be posted again. */
function LogEntry({ visit, owned, delivery }: LogEntryProps) {
  const { language, reading, now } = visit;
  const text = subscriptionTexts[language];
  const { id, state, event, eventType, createdAt, tries, dueAt } = delivery;
  if (event === null || eventType === null) return null;
  const what = text.event[eventType];
  const isLost = state === 'failed' || state === 'dropped';
  const mayRepeat = isLost && owned.subscription.state === 'active';
  return (
    <li data-delivery={id} data-state={state}>
      <div>
        <p>
          {what} · {text.delivery[state]}
        </p>
        <About event={owned.events.get(event)} language={language} />
        <p class="hint">
          <FullTime {...{ instant: createdAt, language, reading }} />
          <Tried attempts={delivery.attempts} language={language} />
          {state === 'waiting' && tries > 0 && dueAt > now && (
            <>
              {' · '}
              <Around {...text.webhook.nextAttempt}>
                <FutureTime {...{ instant: dueAt, language, reading }} />
              </Around>
            </>
          )}
        </p>
      </div>
      {mayRepeat && (
        <ActForm
          {...{ language, token: owned.token, act: 'redeliver', delivery: id }}
          label={text.webhook.redeliver}
          about={`${what} ${dayTime(createdAt, language, reading)}`}
        />
      )}
    </li>
  );
}

/** What it tells of, with the way to it; nothing of a test. */
function About({
  event,
  language,
}: Readonly<{ event: EventDocument | undefined; language: Language }>) {
  const told = event ? toldOf(event.data) : null;
  if (told === null) return null;
  return (
    <p>
      {/* The console and the public pages call the same thing by the same path. */}
      <a href={`/${language}${told.path}`}>
        <SaidLine words={told.title} language={language} />
      </a>
    </p>
  );
}

/** How often it was tried, and what was answered last. */
function Tried({
  attempts,
  language,
}: Pick<Delivery, 'attempts'> & Pick<SubscriptionPageProps['visit'], 'language'>) {
  const { webhook: text } = subscriptionTexts[language];
  const last = attempts.at(-1);
  if (last === undefined) return null;
  const answer = last.status === null ? text.noAnswer : `HTTP ${last.status}`;
  return (
    <>
      {' · '}
      {text.attempts(attempts.length)}
      {' · '}
      {answer}
      {last.failure !== null && last.detail !== '' && (
        <>
          {' · '}
          <bdi>{last.detail}</bdi>
        </>
      )}
    </>
  );
}
