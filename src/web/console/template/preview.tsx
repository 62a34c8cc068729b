import { type Language, languages, type Words } from '../../../domain/localized.ts';
import type { TemplateContent } from '../../../domain/words/template.ts';
import { templateTexts } from '../../../i18n/console/template-texts.ts';
import { incidentTexts } from '../../../i18n/incident-texts.ts';
import { maintenanceTexts } from '../../../i18n/maintenance-texts.ts';
import { fillAnnouncement } from '../../../i18n/template/announcement.ts';
import type { Filled } from '../../../i18n/template/filling.ts';
import { fillIncident, fillIncidentUpdate } from '../../../i18n/template/incident.ts';
import { fillMaintenance, fillMaintenanceUpdate } from '../../../i18n/template/maintenance.ts';
import type { Surroundings } from '../../../i18n/template/printed-value.ts';
import { Pending, Prose, SaidLine } from '../../components/words.tsx';
import { Preview } from '../preview.tsx';
import type { Asked } from '../route.ts';
import { exampleValues } from './example-values.ts';

type TemplatePreviewProps = Readonly<{
  asked: Pick<Asked, 'watched' | 'now' | 'language'>;
  template: TemplateContent;
}>;

/** What a template says, from its first word to its last, filled in with examples. */
export function TemplatePreview({ asked, template }: TemplatePreviewProps) {
  const { watched, now, language } = asked;
  const said = saidBy(template, { site: watched.site, now });
  return (
    <div class="template">
      {template.variables.length > 0 && <p class="quiet">{templateTexts[language].preview.note}</p>}
      <Preview
        language={language}
        show={(one) => said.map((part) => <Part part={part} language={one} />)}
      />
    </div>
  );
}

/** One message, under its title or what it is called. */
type SaidPart = Readonly<{
  heading: Words;
  body: Words;
  /** Lines with what they are about. */
  lines: readonly Readonly<{ label: Words; words: Words }>[];
}>;

function Part({ part, language }: Readonly<{ part: SaidPart; language: Language }>) {
  const { heading, body, lines } = part;
  return (
    <article>
      <h3>
        <SaidLine words={heading} language={language} />
      </h3>
      <Prose words={body} part="whole" language={language} />
      {lines.map(({ label, words }) => (
        <p class="advice">
          <strong>{label[language]}</strong>
          <SaidLine words={words} language={language} />
        </p>
      ))}
      <Pending of={[heading, body, ...lines.map(({ words }) => words)]} language={language} />
    </article>
  );
}

function saidBy(template: TemplateContent, around: Surroundings): readonly SaidPart[] {
  const values = exampleValues(template, around);
  switch (template.kind) {
    case 'incident': {
      const opening = opened(fillIncident(template, values, around));
      const next = template.followUps.flatMap(({ status }) =>
        followed(
          fillIncidentUpdate(template, status, values, { ...around, components: [] }),
          inBoth((language) => incidentTexts[language].status[status]),
        ),
      );
      return [...opening, ...next];
    }
    case 'maintenance': {
      const filled = fillMaintenance(template, values, around);
      const opening = opened(filled).map((part) => ({ ...part, lines: adviceIn(filled) }));
      const next = template.followUps.flatMap(({ status }) =>
        followed(
          fillMaintenanceUpdate(template, status, values, around),
          inBoth((language) => maintenanceTexts[language].status[status]),
        ),
      );
      return [...opening, ...next];
    }
    case 'announcement':
      return opened(fillAnnouncement(template, values, around));
  }
}

function opened(filled: Filled<Readonly<{ title: Words; body: Words }>>): readonly SaidPart[] {
  if (filled.kind === 'faulty') return [];
  const { title, body } = filled.input;
  return [{ heading: title, body, lines: [] }];
}

function followed(
  filled: Filled<Readonly<{ body: Words }>> | null,
  heading: Words,
): readonly SaidPart[] {
  return filled?.kind === 'filled' ? [{ heading, body: filled.input.body, lines: [] }] : [];
}

function adviceIn(filled: ReturnType<typeof fillMaintenance>): SaidPart['lines'] {
  if (filled.kind === 'faulty') return [];
  return (['works', 'delayed', 'avoid'] as const).flatMap((key) => {
    const words = filled.input[key];
    const label = inBoth((language) => maintenanceTexts[language].advice[key]);
    return words ? [{ label, words }] : [];
  });
}

function inBoth(say: (language: Language) => string): Words {
  return Object.fromEntries(languages.map((language) => [language, say(language)]));
}
