import type { DeliveryKind } from '../../domain/delivery/delivery.ts';
import { mailTexts, type OwnLetterTexts } from '../../i18n/mail/texts.ts';
import type { Addressee } from './addressee.ts';
import { type Block, phraseFor } from './blocks.ts';
import { addressed, manageLink, pagesOf, type Sender } from './correspondence.ts';
import { headerText } from './header-text.ts';
import type { Letter } from './letter.ts';
import { printHtml } from './print-html.tsx';
import { printText } from './print-text.ts';

/** A letter about a subscription itself; `id` is that of its delivery. */
export async function ownLetter(
  sender: Sender,
  addressee: Addressee,
  { id, kind }: Readonly<{ id: string; kind: Exclude<DeliveryKind, 'event'> }>,
): Promise<Letter> {
  const { language } = addressee.subscription;
  const { subject, lines, link } = textsOf(kind, addressee, sender.site.name[language]);
  const blocks: readonly Block[] = [
    ...lines.map((text) => ({ kind: 'line', text }) as const),
    { kind: 'link', link: { label: link, href: await manageLink(sender, addressee) } },
    {
      kind: 'footer',
      lines: [],
      links: [{ label: mailTexts[language].statusPage, href: pagesOf(sender, addressee) }],
    },
  ];
  const text = printText(blocks);
  const html = printHtml({ title: subject, language, blocks });
  return addressed(sender, addressee, { about: id, follows: null }, { subject, text, html });
}

/**
 * Nothing that a stranger typed stands in a letter that somebody gets without having confirmed that
 * they want it; the address of an endpoint is only named to its owner.
 */
function textsOf(
  kind: Exclude<DeliveryKind, 'event'>,
  { subscription, url, followed }: Addressee,
  site: string,
): OwnLetterTexts {
  const { language, channel, state } = subscription;
  const text = mailTexts[language];
  switch (kind) {
    case 'confirmation': {
      const about = followed && headerText(phraseFor(followed, language).text);
      return text.confirmation(channel, site, about);
    }
    case 'reminder':
      return text.reminder(channel, site, state === 'paused' ? 'paused' : 'told');
    case 'disabled':
      return text.disabled(subscription.because ?? 'by_staff', hostOf(url), site);
  }
}

function hostOf(url: string | null): string {
  return url === null ? '' : new URL(url).host;
}
