import { type Language, type Words, wordsFor } from '../../domain/localized.ts';
import { feedTexts } from '../../i18n/feed-texts.ts';
import { feedInstant, feedTime } from '../../i18n/feed-time.ts';
import { incidentTexts } from '../../i18n/incident-texts.ts';
import { languageTags } from '../../i18n/language-tags.ts';
import { maintenanceTexts } from '../../i18n/maintenance-texts.ts';
import { markdownInline } from '../../i18n/markdown-lines.ts';
import type { HasRoom } from './room.ts';
import type { Said, Story } from './story.ts';
import { escaped } from './xml.ts';

// The HTML of entries has the shape that readers of other status pages' feeds take apart: a paragraph
// for each message, with its date, its label and its text.

/** In which language an entry is written, and on which clock (IANA zone) the site is read. */
export type Reader = Readonly<{ language: Language; timeZone: string }>;

/** What an entry is written on: the room of its feed, and the page that has all of it. */
export type Sheet = Readonly<{ reader: Reader; page: string; hasRoom: HasRoom }>;

/** How many messages of one story an entry holds: the newest. */
const mostBlocks = 50;

/** A whole story: what is planned, then all that was said, the newest first. */
export function storyHtml(story: Story, sheet: Sheet): string {
  return written(story, story.said.slice(0, mostBlocks), sheet);
}

/** One message of a story. */
export function saidHtml(story: Story, said: Said, sheet: Sheet): string {
  return written(story, [said], sheet);
}

/** The first message that has no room is a link to where it can be read; those below it are there, too. */
function written(story: Story, said: readonly Said[], sheet: Sheet): string {
  const { reader, page, hasRoom } = sheet;
  const blocks = [workBlocks(story, sheet)];
  for (const one of said) {
    const around = one === said[0] ? wordsAround(story) : [];
    const block = saidBlock(one, around, spoken(one.body, reader.language), reader);
    const fits = hasRoom(block);
    blocks.push(
      fits ? block : saidBlock(one, around, linkTo(addressOf(one, page), reader), reader),
    );
    if (!fits) break;
  }
  return blocks.join('') + safetyBlock(story, reader);
}

function addressOf({ id }: Said, page: string): string {
  return id === null ? page : `${page}#update-${id}`;
}

function linkTo(address: string, { language }: Reader): string {
  return `<a href="${escaped(address)}">${escaped(feedTexts[language].readOn)}</a>`;
}

/** What of a story is told besides its messages. */
function wordsAround({ title, work }: Story): readonly Words[] {
  return [title, ...Object.values(work?.advice ?? {})];
}

/** `around` is what else is told where the remark on its translation belongs to this message. */
function saidBlock(
  said: Said,
  around: readonly Words[],
  html: string,
  { language, timeZone }: Reader,
): string {
  const text = feedTexts[language];
  const isPending = [said.body, ...around].some((words) => words[language] === undefined);
  const remark = isPending ? `(${pendingRemark(language)}) ` : '';
  const promise = said.nextUpdateBy;
  const next = promise === null ? '' : text.nextUpdateBy(feedInstant(promise, language, timeZone));
  return (
    `<p><small>${dated(said.at, { language, timeZone })}</small><br>` +
    `<strong>${escaped(text.label[said.label])}</strong> - ${remark}` +
    `${html}${next && `<br>${escaped(next)}`}</p>`
  );
}

function pendingRemark(language: Language): string {
  const other = language === 'zh' ? 'en' : 'zh';
  const { pending } = feedTexts[language];
  return `${escaped(pending[language])} · ${inLanguage(other, escaped(pending[other]))}`;
}

function workBlocks({ work }: Story, { reader, page, hasRoom }: Sheet): string {
  if (work === null) return '';
  const text = feedTexts[reader.language];
  const { advice: before } = maintenanceTexts[reader.language];
  const { scheduledFor, scheduledUntil, advice } = work;
  const said = (['works', 'delayed', 'avoid'] as const).flatMap((kind) => {
    const words = advice[kind];
    return words ? [`${escaped(before[kind])}${spoken(words, reader.language)}`] : [];
  });
  const when = window(scheduledFor, scheduledUntil, reader);
  const heading = `<p><strong>${escaped(text.scheduled)} ${when}</strong></p>`;
  if (said.length === 0) return heading;
  const told = said.join('<br>');
  return `${heading}<p>${hasRoom(told) ? told : linkTo(page, reader)}</p>`;
}

/** What holds in every security incident; it is always the last paragraph. */
function safetyBlock({ kind }: Story, { language }: Reader): string {
  if (kind !== 'security') return '';
  const { money, codes } = incidentTexts[language].safety;
  return `<p>${escaped(money)}<br>${escaped(codes)}</p>`;
}

/** Words of staff; in a span of their language where it is not the reader's. */
function spoken(words: Words, language: Language): string {
  const shown = wordsFor(words, language);
  const html = markdownInline(shown.text);
  return shown.language === language ? html : inLanguage(shown.language, html);
}

function inLanguage(language: Language, html: string): string {
  return `<span lang="${languageTags[language]}">${html}</span>`;
}

/** `Nov <var>22</var>, <var>06:26</var> UTC`: a day of one digit has a space before it. */
function dated(instant: number, reader: Reader): string {
  const { zone } = feedTime(instant, reader.language, reader.timeZone);
  return `${day(instant, reader)}${clock(instant, reader)} ${zone}`;
}

/** The day of the end is left out where it is that of the start. */
function window(start: number, end: number, reader: Reader): string {
  const { zone } = feedTime(end, reader.language, reader.timeZone);
  const first = day(start, reader);
  const last = day(end, reader);
  const until = `${last === first ? '' : last}${clock(end, reader)} ${zone}`;
  return `${first}${clock(start, reader)} - ${until}`;
}

function day(instant: number, { language, timeZone }: Reader): string {
  const { month, day } = feedTime(instant, language, timeZone);
  const number = `<var data-var='date'>${day.padStart(2, ' ')}</var>`;
  return language === 'zh' ? `${month}月${number}日 ` : `${month} ${number}, `;
}

function clock(instant: number, { language, timeZone }: Reader): string {
  return `<var data-var='time'>${feedTime(instant, language, timeZone).clock}</var>`;
}
