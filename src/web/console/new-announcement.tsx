import { announcementToPublish, publishAnnouncement } from '../../actions/publish-announcement.ts';
import type { Template } from '../../domain/words/template.ts';
import { consoleAnnouncementTexts } from '../../i18n/console/announcement-texts.ts';
import { fillAnnouncement } from '../../i18n/template/announcement.ts';
import { readTemplates } from '../../storage/template.ts';
import { AnnouncementFields, publishedIn } from './announcement/fields.tsx';
import { AnnouncementPreview } from './announcement/preview.tsx';
import { chosenFields } from './component-choice.tsx';
import { composeRoutes } from './compose.tsx';
import type { Fields } from './form.ts';
import type { StaffAsked } from './route.ts';
import { chosenTemplate, TemplateChoice, templateValues } from './template-choice.tsx';
import { wordsFields } from './typed.ts';

const page = '/announcements/new';

/** News is written, with its preview in both languages; it is published at once, or at a time. */
export const newAnnouncementRoutes = composeRoutes<readonly Template[]>({
  form: page,
  action: '/announcements',
  read: ({ db }) => readTemplates(db),
  begin: beginningOf,
  compose: (asked, templates) => {
    const { newTitle, publish } = consoleAnnouncementTexts[asked.language];
    return {
      ...{ title: newTitle, submit: publish, page, action: '/announcements' },
      above: <TemplateChoice {...{ asked, templates, kind: 'announcement', page }} />,
      fields: (faults) => (
        <AnnouncementFields {...{ asked, faults, has: ['publishedAt', 'until'] }} />
      ),
    };
  },
  preview: (asked) => (
    <AnnouncementPreview
      asked={asked}
      announcement={announcementToPublish(asked.acting, publishedIn(asked))}
    />
  ),
  send: async (asked) => {
    const { id } = await publishAnnouncement(asked.acting, publishedIn(asked));
    return `/announcements/${id}?done=published`;
  },
  wordings: ({ language }) => consoleAnnouncementTexts[language].faults,
});

/** `?template=` names the words to begin with, with what fills these in. */
function beginningOf(asked: StaffAsked, templates: readonly Template[]): Fields {
  const { watched, now } = asked;
  const template = chosenTemplate(asked, templates, 'announcement');
  if (template === null) return new Map();
  const around = { site: watched.site, now };
  const filled = fillAnnouncement(template, templateValues(asked, template), around);
  if (filled.kind === 'faulty') return new Map();
  const { title, body, components } = filled.input;
  return new Map([
    ...wordsFields('title', title),
    ...wordsFields('body', body),
    ...chosenFields(components),
  ]);
}
