import { siteComponents } from '../../domain/component.ts';
import type { EventDocument } from '../../domain/event.ts';
import type { Words } from '../../domain/localized.ts';
import type { MaintenanceDocument } from '../../domain/words/maintenance-document.ts';
import { mailTexts } from '../../i18n/mail/texts.ts';
import { maintenanceTexts } from '../../i18n/maintenance-texts.ts';
import { dayTime } from '../../i18n/time.ts';
import { type Block, lineOf, listOf, phraseFor } from './blocks.ts';
import { saidBlocks, saidBy } from './said-updates.ts';
import type { Reader, ToldBlocks } from './told-blocks.ts';

/** Planned work: when it is, on what, what people should know, and what was said of it. */
export function maintenanceBlocks(
  maintenance: MaintenanceDocument,
  events: readonly EventDocument[],
  reader: Reader,
): ToldBlocks {
  const { id, title, status, components, updates } = maintenance;
  const { language, pages, site } = reader;
  const said = saidBy(events, updates);
  const names = siteComponents(site).filter(({ slug }) => components.includes(slug));
  const shown = phraseFor(title, language);
  return {
    ...{ title: shown, subject: shown.text },
    label: maintenanceTexts[language].status[status],
    page: `${pages}/maintenances/${id}`,
    words: [title, ...adviceOf(maintenance).map(([, words]) => words), ...said.map(bodyOf)],
    blocks: [
      ...windowBlocks(maintenance, reader),
      ...listOf(
        mailTexts[language].concerns,
        names.map(({ name }) => ({
          before: '',
          name: { text: name[language], language },
          link: null,
        })),
      ),
      ...adviceBlocks(maintenance, reader),
      ...saidBlocks(said, reader),
    ],
  };
}

function windowBlocks(
  { status, scheduledFor, scheduledUntil, reachability }: MaintenanceDocument,
  { language, reading }: Reader,
): readonly Block[] {
  const [from, until] = [scheduledFor, scheduledUntil].map((instant) =>
    dayTime(Date.parse(instant), language, reading),
  );
  const isOver = status === 'completed' || status === 'cancelled';
  return [
    ...lineOf(mailTexts[language].window(from ?? '', until ?? '')),
    ...lineOf(isOver ? null : maintenanceTexts[language].reachability[reachability]),
  ];
}

function adviceBlocks(maintenance: MaintenanceDocument, { language }: Reader): readonly Block[] {
  return adviceOf(maintenance).map(([kind, words]) => ({
    kind: 'words',
    label: maintenanceTexts[language].advice[kind],
    words: phraseFor(words, language),
  }));
}

function adviceOf({ works, delayed, avoid }: MaintenanceDocument) {
  const all = [
    ['works', works],
    ['delayed', delayed],
    ['avoid', avoid],
  ] as const;
  return all.flatMap(([kind, words]) => (words === null ? [] : [[kind, words] as const]));
}

function bodyOf({ body }: Readonly<{ body: Words }>): Words {
  return body;
}
