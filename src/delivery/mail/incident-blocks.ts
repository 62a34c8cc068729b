import { type Component, siteComponents } from '../../domain/component.ts';
import type { EventDocument } from '../../domain/event.ts';
import { fallbacksOf } from '../../domain/status/fallbacks.ts';
import type { IncidentDocument } from '../../domain/words/incident-document.ts';
import { feedTexts } from '../../i18n/feed-texts.ts';
import { incidentTexts } from '../../i18n/incident-texts.ts';
import { mailTexts } from '../../i18n/mail/texts.ts';
import { texts } from '../../i18n/texts.ts';
import { dayTime } from '../../i18n/time.ts';
import { type Block, type Item, lineOf, listOf, phraseFor } from './blocks.ts';
import { saidBlocks, saidBy } from './said-updates.ts';
import type { Reader, ToldBlocks } from './told-blocks.ts';

/** An incident: what was said of it, what it concerns, what to use meanwhile, and what is promised. */
export function incidentBlocks(
  incident: IncidentDocument,
  events: readonly EventDocument[],
  reader: Reader,
): ToldBlocks {
  const { id, title, status, updates } = incident;
  const { language, pages } = reader;
  const said = saidBy(events, updates);
  const shown = phraseFor(title, language);
  const label = incidentTexts[language].status[status];
  // A locked screen shows little more than the subject: it must not say that it is still so.
  const isOver = incident.resolvedAt !== null;
  return {
    title: shown,
    subject: isOver ? feedTexts[language].updateTitle(label, shown.text) : shown.text,
    label,
    page: `${pages}/incidents/${id}`,
    words: [title, ...said.map(({ body }) => body)],
    blocks: [
      ...saidBlocks(said, reader),
      ...concernedBlocks(incident, reader),
      ...waysBlocks(incident, reader),
      ...promiseBlocks(incident, reader),
      ...safetyBlocks(incident, reader),
    ],
  };
}

/** How they were does not matter any more once it is over. */
function concernedBlocks(
  { components, resolvedAt }: IncidentDocument,
  { language, site }: Reader,
): readonly Block[] {
  const names = new Map(siteComponents(site).map(({ slug, name }) => [slug, name[language]]));
  const { said } = incidentTexts[language];
  const items = components.map(({ slug, status }) => {
    const name = names.get(slug) ?? slug;
    const text = resolvedAt === null ? said(name, texts[language].status[status]) : name;
    return { before: '', name: { text, language }, link: null };
  });
  return listOf(mailTexts[language].concerns, items);
}

/** The ways that may work when the letter is written; which of them do later only the page can tell. */
function waysBlocks(
  incident: IncidentDocument,
  { language, site, conditions }: Reader,
): readonly Block[] {
  if (incident.resolvedAt !== null) return [];
  const troubled = new Set(incident.components.map(({ slug }) => slug));
  const components = siteComponents(site).filter(({ slug }) => troubled.has(slug));
  const items = fallbacksOf({ incidents: [incident], components }, conditions).map((one) =>
    wayOf(one.component, language),
  );
  if (items.length === 0) return [];
  const { meanwhile } = incidentTexts[language];
  return [...listOf(meanwhile, items), ...lineOf(mailTexts[language].waysNow)];
}

function wayOf({ name, contact }: Component, language: Reader['language']): Item {
  const link = contact ? { label: contact.label[language], href: contact.href } : null;
  return { before: '', name: { text: name[language], language }, link };
}

function promiseBlocks(
  { nextUpdateBy, resolvedAt }: IncidentDocument,
  { language, reading }: Reader,
): readonly Block[] {
  if (nextUpdateBy === null || resolvedAt !== null) return [];
  const by = dayTime(Date.parse(nextUpdateBy), language, reading);
  return lineOf(mailTexts[language].nextUpdate(by));
}

function safetyBlocks({ kind }: IncidentDocument, { language }: Reader): readonly Block[] {
  if (kind !== 'security') return [];
  const { money, codes } = incidentTexts[language].safety;
  return [...lineOf(money), ...lineOf(codes)];
}
