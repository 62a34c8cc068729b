import type { Language } from '../../domain/localized.ts';
import type { SupportStatus } from '../../domain/status/support-status.ts';
import type { Watched } from '../../domain/watched.ts';
import { isPublished } from '../../domain/words/announcement.ts';
import { htmlDocument } from '../document.ts';
import { announcementContent } from './announcement.tsx';
import { announcementView } from './announcement-view.ts';
import { incidentContent } from './incident.tsx';
import { componentNames, incidentView } from './incident-view.ts';
import { waysMeanwhile } from './incident-ways.ts';
import type { Said } from './kept-said.ts';
import { maintenanceContent } from './maintenance.tsx';
import { maintenanceView } from './maintenance-view.ts';
import type { Missing, Print } from './pages.ts';
import { RefreshedSaid, type SaidContent, SaidPage } from './said-page.tsx';
import type { PublicView } from './view.ts';

/** What the pages of one instant are printed from. */
type Printed = Readonly<{
  watched: Watched;
  status: Pick<SupportStatus, 'conditions' | 'words' | 'now'>;
  view: PublicView;
  said: Said;
}>;

const address =
  /^(?<part>\/parts)?\/(?<language>zh|en)\/(?<noun>incidents|maintenances|announcements)\/(?<id>[a-z0-9]{12})$/;

/**
 * The page at a path where something that staff have said may be: whether it is there shows when it is
 * printed, as there may be more of them than anybody could list.
 */
export function saidPrint(printed: Printed, path: string): Print | undefined {
  const { part, language: tag, noun = '', id = '' } = address.exec(path)?.groups ?? {};
  const language: Language = tag === 'en' ? 'en' : 'zh';
  const contentOf = contents[noun];
  if (!contentOf) return undefined;
  const print = async () => {
    const content = await contentOf(printed, id, language);
    if (typeof content === 'string') return { missing: content };
    const props = { content, page: printed.view, language };
    return part ? String(RefreshedSaid(props)) : htmlDocument(SaidPage(props));
  };
  return { language, print };
}

type ContentOf = (
  printed: Printed,
  id: string,
  language: Language,
) => Promise<SaidContent | Missing>;

const contents: Readonly<Record<string, ContentOf>> = {
  incidents: incidentAt,
  maintenances: maintenanceAt,
  announcements: announcementAt,
};

async function incidentAt(
  { watched: { site }, status: { conditions, words, now }, view, said }: Printed,
  id: string,
  language: Language,
): Promise<SaidContent | Missing> {
  const found = await said.incident(words, id);
  if (typeof found === 'string') return found;
  const incident = incidentView(found, componentNames(site), now);
  const revisions = await said.revisions(incident.updates);
  const ways = waysMeanwhile(conditions, view, incident);
  return incidentContent({
    view: { incident, revisions, ways, reading: view.reading },
    language,
  });
}

async function maintenanceAt(
  { watched: { site }, status: { words, now }, view, said }: Printed,
  id: string,
  language: Language,
): Promise<SaidContent | Missing> {
  const found = await said.maintenance(words, id);
  if (typeof found === 'string') return found;
  const maintenance = maintenanceView(found, componentNames(site), now);
  const revisions = await said.revisions(maintenance.updates);
  return maintenanceContent({ view: { maintenance, revisions, reading: view.reading }, language });
}

/** One that is still to come is nobody's business, nor one that was taken back before it came. */
async function announcementAt(
  { watched: { site }, status: { words, now }, view, said }: Printed,
  id: string,
  language: Language,
): Promise<SaidContent | Missing> {
  const found = await said.announcement(words, id);
  if (typeof found === 'string') return found;
  if (!isPublished(found, now)) return 'absent';
  const announcement = announcementView(found, componentNames(site));
  return announcementContent({ announcement, reading: view.reading, language });
}
