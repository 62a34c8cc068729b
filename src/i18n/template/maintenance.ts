import type { Words } from '../../domain/localized.ts';
import type {
  Advice,
  MaintenanceStatus,
  WindowReachability,
} from '../../domain/words/maintenance.ts';
import {
  followUpTexts,
  type MaintenanceTemplate,
  openingTexts,
} from '../../domain/words/template.ts';
import type { Values } from '../../domain/words/template-variable.ts';
import { componentsChosen, type Filled, filling } from './filling.ts';
import type { Surroundings } from './printed-value.ts';

/** Planned work (`scheduleMaintenance`) but for its window. */
export type FilledMaintenance = Readonly<{
  title: Words;
  body: Words;
  components: readonly string[];
  reachability: WindowReachability;
  notify: boolean;
}> &
  Advice;

/** The next word on planned work (`updateMaintenance`). */
export type FilledMaintenanceUpdate = Readonly<{ status: MaintenanceStatus; body: Words }>;

/** Fills in what it begins with. */
export function fillMaintenance(
  template: MaintenanceTemplate,
  values: Values,
  around: Surroundings,
): Filled<FilledMaintenance> {
  const { reachability, notify, advice } = template;
  return filling(template, openingTexts(template), values, around, (fill) => ({
    ...{ title: fill(template.title, 'line'), body: fill(template.body, 'markdown') },
    ...{ components: componentsChosen(template, values, around), reachability, notify },
    ...Object.fromEntries(Object.entries(advice).map(([key, words]) => [key, fill(words, 'line')])),
  }));
}

/** Says what comes next; null where the template has nothing for that status. */
export function fillMaintenanceUpdate(
  template: MaintenanceTemplate,
  status: MaintenanceStatus,
  values: Values,
  around: Surroundings,
): Filled<FilledMaintenanceUpdate> | null {
  const index = template.followUps.findIndex((one) => one.status === status);
  const followUp = template.followUps[index];
  if (!followUp) return null;
  return filling(
    template,
    followUpTexts(template).slice(index, index + 1),
    values,
    around,
    (fill) => ({
      status,
      body: fill(followUp.body, 'markdown'),
    }),
  );
}
