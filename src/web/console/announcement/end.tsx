import { endAnnouncement } from '../../../actions/end-announcement.ts';
import { announcementStanding } from '../../../domain/words/announcement-standing.ts';
import { consoleAnnouncementTexts } from '../../../i18n/console/announcement-texts.ts';
import { About } from '../about.tsx';
import { consolePath } from '../console-path.ts';
import { Faster } from '../faster.tsx';
import { FormFault } from '../field.tsx';
import { type Refused, refusedBy } from '../refused.ts';
import type { Answer, ConsoleRoute, StaffAsked } from '../route.ts';
import { StaffForm, versionIn } from '../staff-form.tsx';
import { foundAnnouncement } from './found.ts';
import { AnnouncementPicture } from './preview.tsx';

const path = '/announcements/:id/end';

/** An announcement is taken down, after a question. */
export const announcementEndRoutes: readonly ConsoleRoute[] = [
  { method: 'GET', path, allows: 'responder', handle: (asked) => question(asked, null) },
  { method: 'POST', path, allows: 'responder', handle: end },
];

async function end(asked: StaffAsked): Promise<Answer> {
  const id = asked.param('id');
  try {
    await endAnnouncement(asked.acting, id, versionIn(asked));
    return { kind: 'go', to: `${consolePath}/announcements/${id}?done=saved`, cookies: [] };
  } catch (error) {
    return question(asked, refusedBy(error, asked.texts, {}));
  }
}

async function question(asked: StaffAsked, refused: Refused | null): Promise<Answer> {
  const { announcement, last } = await foundAnnouncement(asked);
  const { id, title, version } = announcement;
  const texts = consoleAnnouncementTexts[asked.language].end;
  const page = `/announcements/${id}`;
  const standing = announcementStanding(announcement, asked.now);
  const canEnd = standing === 'current' || standing === 'coming';
  const content = (
    <>
      <About {...{ asked, title, page }}>{canEnd ? texts.text[standing] : texts.over}</About>
      {refused && <FormFault>{refused.whole}</FormFault>}
      {refused && <Faster asked={asked} last={last} />}
      {canEnd && (
        <StaffForm {...{ asked, action: `${page}/end`, page: `${page}/end`, version }}>
          <button class="main" type="submit">
            {texts.submit}
          </button>
        </StaffForm>
      )}
      <AnnouncementPicture asked={asked} announcement={announcement} />
    </>
  );
  return { kind: 'page', status: refused?.status ?? 200, title: texts.title, content };
}
