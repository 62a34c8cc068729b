import type { Site } from '../../domain/component.ts';
import type { ComponentCondition } from '../../domain/status/component-condition.ts';
import type { Keys } from '../../storage/keys.ts';
import type { Addressee } from './addressee.ts';
import { headerText } from './header-text.ts';
import type { Letter } from './letter.ts';
import { letterId, mailHost } from './letter-id.ts';

/** Who writes letters: the site, from an origin, with the keys that sign what it says. */
export type Sender = Readonly<{
  site: Site;
  /** How its components are now. */
  conditions: readonly ComponentCondition[];
  keys: Keys;
  baseUrl: string;
}>;

/** Of which thing a letter is, as mail programs sort it: its own name, and what it follows. */
export type Place = Readonly<{ about: string; follows: string | null }>;

/** The pages in the language of a subscription, without a slash at the end. */
export function pagesOf({ baseUrl }: Sender, { subscription }: Addressee): string {
  return `${baseUrl}/${subscription.language}`;
}

/** Where a subscription is seen, changed and ended, by whoever has the link. */
export async function manageLink(sender: Sender, addressee: Addressee): Promise<string> {
  const token = await sender.keys.subscriptionToken(addressee.subscription.id);
  return `${pagesOf(sender, addressee)}/subscriptions/${token}`;
}

/** All of a letter but what it says. */
export async function addressed(
  sender: Sender,
  { subscription, subscriber }: Addressee,
  { about, follows }: Place,
  { subject, text, html }: Pick<Letter, 'subject' | 'text' | 'html'>,
): Promise<Letter> {
  const { keys, baseUrl } = sender;
  const idOf = (name: string) =>
    letterId(keys, { subscription: subscription.id, about: name }, baseUrl);
  return {
    to: subscriber.address,
    subject: headerText(subject),
    text,
    html,
    messageId: await idOf(about),
    inReplyTo: follows === null ? null : await idOf(follows),
    headers: await headersOf(sender, subscription.id),
  };
}

async function headersOf({ keys, baseUrl }: Sender, id: string): Promise<Letter['headers']> {
  return {
    // RFC 8058 §3.1: a POST to the address ends the subscription; a GET only shows it.
    'List-Unsubscribe': `<${baseUrl}/subscriptions/${await keys.subscriptionToken(id)}>`,
    'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
    // RFC 2919 §2.
    'List-ID': `<news.${mailHost(baseUrl)}>`,
    // RFC 3834 §5: nobody's absence is to be told to us. The others are for older programs.
    'Auto-Submitted': 'auto-generated',
    Precedence: 'bulk',
    'X-Auto-Response-Suppress': 'All',
  };
}
