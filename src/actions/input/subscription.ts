import * as z from 'zod';
import { mailAddressOf } from '../../domain/delivery/mail-address.ts';
import { dialect, spokenLanguage, wantedComponents, wantedEvents, webhookUrl } from './webhook.ts';

const addressSays = 'Write an address of mail such as name@example.com.';

const address = z
  .string(addressSays)
  .max(1000, { error: addressSays, abort: true })
  .transform((typed, { addIssue }) => {
    const read = mailAddressOf(typed);
    if (read === null) addIssue({ code: 'custom', message: addressSays });
    return read ?? '';
  });

const subject = z
  .string('Name an incident or planned work.')
  .regex(/^[a-z0-9]{12}$/, 'Name the id of an incident or of planned work.')
  .nullable()
  .describe('The one incident or planned work that is followed; null for all');

const wanted = {
  language: spokenLanguage,
  events: wantedEvents,
  components: wantedComponents,
  subject,
};

/** What somebody on the page asks for, with the address that has to confirm it. */
export const newSubscription = z.discriminatedUnion('channel', [
  z.strictObject({ channel: z.literal('mail'), address, ...wanted }),
  z.strictObject({ channel: z.literal('webhook'), address, ...wanted, url: webhookUrl, dialect }),
]);
export type NewSubscription = z.output<typeof newSubscription>;

/** What a subscription is to be from now on. */
export const changedSubscription = z.strictObject(wanted);
