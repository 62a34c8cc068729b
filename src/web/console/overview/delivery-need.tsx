import type { DeliveryNeed } from '../../../domain/status/needs-of-deliveries.ts';
import { needTexts } from '../../../i18n/console/overview-need-texts.ts';
import { consoleWebhookTexts } from '../../../i18n/console/webhook-texts.ts';
import { pastTime } from '../../../i18n/time.ts';
import { webhookName, webhookPath } from '../webhook/standing.tsx';
import { listed, type NeedView, type Telling } from './need.tsx';

/** What news that does not arrive asks for, as it is told. */
export function deliveryNeedView(need: DeliveryNeed, telling: Telling): NeedView {
  switch (need.kind) {
    case 'endpoint_disabled':
    case 'deliveries_failing':
      return endpointsView(need, telling);
    case 'mail_failing':
      return mailView(need, telling);
    case 'quarantine':
      return quarantineView(need, telling);
  }
}

/** Between two sentences. */
const gap = { zh: '', en: ' ' } as const;

type NeedOf<Kind extends DeliveryNeed['kind']> = Extract<DeliveryNeed, { kind: Kind }>;

function endpointsView(
  { kind, endpoints, since }: Extract<DeliveryNeed, { endpoints: unknown }>,
  telling: Telling,
): NeedView {
  const { language, reading } = telling;
  const { acts, endpointDisabled, deliveriesFailing } = needTexts[language];
  const says = kind === 'endpoint_disabled' ? endpointDisabled : deliveriesFailing;
  const [first, ...others] = endpoints.map(({ subscription }) => subscription);
  const because = others.length === 0 ? (first?.because ?? null) : null;
  return {
    ...{ id: kind.replace('_', '-'), tone: 'degraded_performance' },
    subject: <bdi>{listed(endpoints.map(webhookName), telling)}</bdi>,
    text:
      says(endpoints.length, pastTime(since, language, reading)) +
      (because === null ? '' : gap[language] + consoleWebhookTexts[language].because[because]),
    act: {
      ...(others.length === 0 && first
        ? { path: webhookPath(first.id), text: acts.webhook }
        : { path: '/webhooks', text: acts.webhooks }),
      by: 'viewer',
    },
  };
}

function mailView(
  { count, since }: NeedOf<'mail_failing'>,
  { language, reading }: Telling,
): NeedView {
  const { acts, mailFailing } = needTexts[language];
  return {
    ...{ id: 'mail-failing', tone: 'degraded_performance', subject: mailFailing.subject },
    text: mailFailing.text(count, pastTime(since, language, reading)),
    act: { path: '/deliveries', text: acts.deliveries, by: 'viewer' },
  };
}

function quarantineView(
  { count, newest }: NeedOf<'quarantine'>,
  { language, reading }: Telling,
): NeedView {
  const { acts, quarantine } = needTexts[language];
  return {
    ...{ id: 'quarantine', tone: undefined, subject: quarantine.subject },
    text: quarantine.text(count, pastTime(newest, language, reading)),
    act: { path: '/quarantine', text: acts.quarantine, by: 'viewer' },
  };
}
