import * as z from 'zod';
import type { InputFault } from '../../domain/app-error.ts';
import type { UrlFault } from '../../domain/delivery/url-fault.ts';
import { dialects } from '../../domain/delivery/webhook-endpoint.ts';
import { eventTypes } from '../../domain/event.ts';
import { languages } from '../../domain/localized.ts';
import { cleanText } from '../../domain/user-text.ts';
import type { Outgoing } from '../change/outgoing.ts';
import { changedSomething, componentSlugs, instant } from './fields.ts';

/** What is to be done about a URL to which nothing may be posted. */
export const urlFaultSays: Readonly<Record<UrlFault, string>> = {
  not_a_url: 'Write a whole URL, such as https://example.com/hooks/status.',
  scheme: 'Begin the URL with https://.',
  credentials: 'Take the user name and the password out of the URL.',
  port: 'Leave the port out, or use one that is for the web: 443 or 8443.',
  private_address: 'Name a host on the public internet; this one lies in a private network.',
  too_long: 'Shorten the URL to 2,000 characters.',
};

/** The fault of a URL to which nothing may be posted. */
export async function urlFaults(
  url: string,
  { urlFault }: Pick<Outgoing, 'urlFault'>,
): Promise<readonly InputFault[]> {
  const fault = await urlFault(url);
  return fault === null ? [] : [{ pointer: '/url', detail: urlFaultSays[fault] }];
}

const longestUrl = 2_000;

/** An address to post to, as it was typed: the rule for addresses looks at that. */
export const webhookUrl = z
  .string(urlFaultSays.not_a_url)
  .trim()
  .max(longestUrl, { error: urlFaultSays.too_long, abort: true })
  .refine((url) => URL.canParse(url), { error: urlFaultSays.not_a_url, abort: true })
  .describe('Where it is posted to: https, a host on the internet, a port for the web');

/** In which form it is told. */
export const dialect = z
  .enum(dialects, { error: `Name a dialect: ${dialects.join(', ')}.` })
  .describe('In which form it is told; all of them are signed');

const oneEvent = z.enum(eventTypes, { error: `Name an event: ${eventTypes.join(', ')}.` });

/** What it is told of. */
export const wantedEvents = z
  .array(oneEvent, 'List events.')
  .refine((list) => list.some((type) => type !== 'webhook.test'), {
    error: 'Name at least one event that is news, or write null for all.',
    abort: true,
  })
  .refine((list) => new Set(list).size === list.length, 'Name each event once.')
  .nullable()
  .describe(
    'Null for all, also those that are to come with a later version; a webhook.test comes in any case',
  );

/** What that is about; whether there are such components is looked up when it is carried out. */
export const wantedComponents = componentSlugs
  .min(1, 'Name at least one component, or write null for all.')
  .nullable()
  .describe('Null for all; news that is about no component in particular comes in any case');

/** The language of texts, where a dialect has only one. */
export const spokenLanguage = z
  .enum(languages, { error: 'Name a language: zh or en.' })
  .describe('Of texts, where the dialect has only one');

const name = z
  .string('Write a name.')
  .max(400, { error: 'Shorten this to 100 characters.', abort: true })
  .overwrite(cleanText)
  .max(100, 'Shorten this to 100 characters.')
  .refine((text) => !text.includes('\n'), 'Write this on one line.')
  .describe('What you call it');

/** A new webhook. */
export const newWebhook = z
  .strictObject({
    url: webhookUrl,
    dialect: dialect.default('standard'),
    name: name.default(''),
    events: wantedEvents.default(null),
    components: wantedComponents.default(null),
    language: spokenLanguage.optional().describe('That of the site, where this is left out'),
  })
  .meta({ id: 'NewWebhook' });

/** What is to be changed of a webhook. */
export const changedWebhook = changedSomething({
  url: webhookUrl.optional(),
  dialect: dialect.optional(),
  name: name.optional(),
  events: wantedEvents.optional(),
  components: wantedComponents.optional(),
  language: spokenLanguage.optional(),
}).meta({ id: 'ChangedWebhook' });

/** A stretch of time whose deliveries are to be made again. */
export const redeliverySpan = z
  .strictObject({
    since: instant.describe('From when on, by when a delivery was queued'),
    until: instant.optional().describe('Until before when; now, where this is left out'),
  })
  .meta({ id: 'RedeliverySpan' });
