import { urlFaultSays } from '../../actions/input/webhook.ts';
import type { InputFault } from '../../domain/app-error.ts';
import { urlFaults } from '../../domain/delivery/url-fault.ts';
import type { Language } from '../../domain/localized.ts';
import { consoleWebhookTexts } from '../../i18n/console/webhook-texts.ts';

/** What is wrong with an address to post to, in the words of the reader; other faults as they are. */
export function urlFaultSaid(fault: InputFault, language: Language): InputFault {
  if (fault.pointer !== '/url') return fault;
  const found = urlFaults.find((one) => urlFaultSays[one] === fault.detail) ?? 'not_a_url';
  return { ...fault, detail: consoleWebhookTexts[language].urlFaults[found] };
}
