import { digestOf, isSecurity, type Told } from '../../domain/delivery/digest.ts';
import type { EventDocument } from '../../domain/event.ts';
import { feedTexts } from '../../i18n/feed-texts.ts';
import { mailTexts } from '../../i18n/mail/texts.ts';
import { offsetFromUtc, readingAt } from '../../i18n/time.ts';
import type { Load } from '../carry.ts';
import type { Addressee } from './addressee.ts';
import { type Block, type Item, listOf } from './blocks.ts';
import { addressed, manageLink, type Place, pagesOf, type Sender } from './correspondence.ts';
import type { Letter } from './letter.ts';
import { printHtml } from './print-html.tsx';
import { printText } from './print-text.ts';
import { blocksOf, pendingBlocks, type Reader, type ToldBlocks } from './told-blocks.ts';

/** What is to be told. */
type News = Readonly<{ loads: readonly Load[]; known?: readonly EventDocument[] }>;

/** So many things are told at length in one letter; of the others it says how they stand. */
const mostAtLength = 10;

/**
 * The letter that tells of events to one subscription: each thing once, what is newest first. All
 * letters about one thing are one thread. Null where there is nothing to tell.
 * @param known newer events about the same things, which only say how these stand now.
 */
export async function newsLetter(
  sender: Sender,
  addressee: Addressee,
  { loads, known = [] }: News,
  now: number,
): Promise<Letter | null> {
  const told = digestOf(
    loads.flatMap(({ event }) => event ?? []),
    known,
  );
  const reader = readerOf(sender, addressee, now);
  const things = told.flatMap((one) => blocksOf(one, reader) ?? []);
  const [first] = things;
  if (first === undefined) return null;
  const { subject: subjectFor, severalSubject } = mailTexts[reader.language];
  const site = sender.site.name[reader.language];
  const isNamed = things.length === 1 || (told[0] && isSecurity(told[0].newest));
  const subject = isNamed ? subjectFor(first.subject, site) : severalSubject(things.length, site);
  const blocks = [
    ...thingsBlocks(things, reader),
    footer(sender, reader, await manageLink(sender, addressee)),
  ];
  const { language } = reader;
  const text = printText(blocks);
  const html = printHtml({ title: subject, language, blocks });
  return addressed(sender, addressee, placeOf(told, loads), { subject, text, html });
}

function readerOf(sender: Sender, addressee: Addressee, now: number): Reader {
  const { site, conditions } = sender;
  return {
    ...{ language: addressee.subscription.language, site, conditions },
    reading: readingAt(site.timeZone, now),
    pages: pagesOf(sender, addressee),
  };
}

/** The first letter about a thing is named after it, so that all others can say that they follow it. */
function placeOf([first, ...others]: readonly Told[], loads: readonly Load[]): Place {
  const own = loads.at(-1)?.id ?? '';
  if (first === undefined || others.length > 0) return { about: own, follows: null };
  const begins = first.events[0]?.sequence === 1;
  return begins ? { about: first.subject, follows: null } : { about: own, follows: first.subject };
}

function thingsBlocks(things: readonly ToldBlocks[], reader: Reader): readonly Block[] {
  const { language } = reader;
  const others = things.slice(mostAtLength).map((one) => itemOf(one, reader));
  return [
    ...things
      .slice(0, mostAtLength)
      .flatMap((one, index): readonly Block[] => [
        ...(index === 0 ? [] : [{ kind: 'rule' } as const]),
        ...thingBlocks(one, reader),
      ]),
    ...listOf(mailTexts[language].alsoTold, others),
  ];
}

function thingBlocks(
  { label, title, blocks, words, page }: ToldBlocks,
  { language }: Reader,
): readonly Block[] {
  return [
    { kind: 'heading', label, title },
    ...pendingBlocks(words, language),
    ...blocks,
    { kind: 'link', link: { label: mailTexts[language].details, href: page } },
  ];
}

function itemOf({ label, title, page }: ToldBlocks, { language }: Reader): Item {
  const before = feedTexts[language].updateTitle(label, '');
  return { before, name: title, link: { label: mailTexts[language].details, href: page } };
}

/** In which zone the times are, why this was sent, and how it is changed or ended. */
function footer({ site }: Sender, { language, reading, pages }: Reader, manage: string): Block {
  const text = mailTexts[language];
  return {
    kind: 'footer',
    lines: [
      text.times(site.timeZoneName[language], offsetFromUtc(reading)),
      text.because(site.name[language]),
    ],
    links: [
      { label: text.statusPage, href: pages },
      { label: text.manage, href: manage },
    ],
  };
}
