import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createTemplate } from '../src/actions/create-template.ts';
import { openIncident } from '../src/actions/open-incident.ts';
import { publishAnnouncement } from '../src/actions/publish-announcement.ts';
import { scheduleMaintenance } from '../src/actions/schedule-maintenance.ts';
import { updateIncident } from '../src/actions/update-incident.ts';
import { languages, type Words } from '../src/domain/localized.ts';
import type { ShippedTemplate } from '../src/domain/words/template.ts';
import type { Value, Values, Variable } from '../src/domain/words/template-variable.ts';
import { fillAnnouncement } from '../src/i18n/template/announcement.ts';
import { componentsToChoose, type Filled } from '../src/i18n/template/filling.ts';
import { fillIncident, fillIncidentUpdate } from '../src/i18n/template/incident.ts';
import { fillMaintenance, fillMaintenanceUpdate } from '../src/i18n/template/maintenance.ts';
import type { Database } from '../src/storage/database.ts';
import { shippedTemplates } from '../templates/shipped.ts';
import { acting } from './contract/acting.ts';
import { openNewDatabase } from './support/database-file.ts';
import { dayMs, minuteMs, someNow, someSite } from './support/facts.ts';

let db: Database;
let close: () => Promise<void>;
beforeAll(async () => {
  ({ db, close } = await openNewDatabase());
});
afterAll(() => close());

const around = { site: someSite(), now: someNow };
const named = shippedTemplates.map((template) => [template.slug, template] as const);

/** Each of these on its own: all that a variable can be, and nothing where it may stay open. */
function choicesOf(variable: Variable, template: ShippedTemplate): readonly (Value | null)[] {
  const open = variable.required ? [] : [null];
  switch (variable.kind) {
    case 'component':
      return [...open, ...componentsToChoose(template, around)];
    case 'time':
      return [...open, someNow + 90 * minuteMs];
    case 'minutes':
      return [...open, 25];
    case 'number':
      return [...open, 3];
    case 'word':
      return [...open, 'T-1'];
    case 'text':
      return [...open, { zh: '元旦', en: 'New Year' }];
    case 'choice':
      return [...open, ...variable.options.keys()];
  }
}

function valuesFor(template: ShippedTemplate): readonly Values[] {
  return template.variables.reduce<readonly Values[]>(
    (before, variable) =>
      before.flatMap((values) =>
        choicesOf(variable, template).map((value) =>
          value === null ? values : { ...values, [variable.name]: value },
        ),
      ),
    [{}],
  );
}

function inputOf<Input>(filled: Filled<Input> | null): Input {
  if (filled?.kind !== 'filled') throw new Error(`not filled in: ${JSON.stringify(filled)}`);
  return filled.input;
}

/** Posts what a template makes of values, and returns all the texts that it made. */
async function posted(template: ShippedTemplate, values: Values): Promise<readonly Words[]> {
  switch (template.kind) {
    case 'incident': {
      const input = inputOf(fillIncident(template, values, around));
      const { id } = await openIncident(acting(db), input);
      const components = input.components.map(({ slug }) => slug);
      const next = template.followUps.map(({ status }) =>
        inputOf(fillIncidentUpdate(template, status, values, { ...around, components })),
      );
      for (const update of next) await updateIncident(acting(db), id, null, update);
      return [input.title, input.body, ...next.map(({ body }) => body)];
    }
    case 'maintenance': {
      const input = inputOf(fillMaintenance(template, values, around));
      const [from, until] = [1, 2].map((days) => new Date(someNow + days * dayMs).toISOString());
      const window = { scheduledFor: from, scheduledUntil: until };
      await scheduleMaintenance(acting(db), { ...input, ...window });
      const next = template.followUps.map(({ status }) =>
        inputOf(fillMaintenanceUpdate(template, status, values, around)),
      );
      return [input.title, input.body, ...next.map(({ body }) => body)];
    }
    case 'announcement': {
      const input = inputOf(fillAnnouncement(template, values, around));
      await publishAnnouncement(acting(db), input);
      return [input.title, input.body];
    }
  }
}

describe('the template', () => {
  test.each(named)('%s is one that staff could have made', async (_, template) => {
    const { slug, kind } = template;
    expect(await createTemplate(acting(db), template)).toMatchObject({ slug, kind });
  });

  test.each(named)(
    '%s can be posted whatever is chosen, in both languages',
    async (_, template) => {
      for (const values of valuesFor(template)) {
        const texts = await posted(template, values);
        for (const words of texts) {
          for (const language of languages) {
            const text = words[language] ?? '';
            expect(text).not.toBe('');
            expect(text).not.toMatch(/[{}]|undefined|null| {2}|\n{3}/);
          }
          expect(words.zh).toMatch(/\p{Script=Han}/u);
          expect(words.zh).not.toMatch(/\p{Script=Han}[,;:!?]|[,;!?]\p{Script=Han}/u);
          expect(words.en).not.toMatch(/\p{Script=Han}|[，。；：！？]/u);
        }
      }
    },
  );
});

test('every part that people use has words of its own, and so have fraud, work and holidays', () => {
  const slugs = shippedTemplates.map(({ slug }) => slug);
  expect(slugs).toEqual([
    ...['chat', 'phone', 'email', 'api', 'signin', 'payments', 'withdrawals', 'verification'],
    ...['slow', 'security', 'planned-work', 'holiday-hours'],
  ]);
});
