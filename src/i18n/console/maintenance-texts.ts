import type { Language } from '../../domain/localized.ts';
import type { Advice, WindowReachability } from '../../domain/words/maintenance.ts';
import type { MaintenanceStep } from '../../domain/words/maintenance-step.ts';
import type { PairLabel } from './compose-texts.ts';
import { maintenanceEn } from './maintenance-en.ts';
import { maintenanceZh } from './maintenance-zh.ts';

/** What of planned work a form asks for, by the names of an action's input. */
type MaintenanceField =
  | 'title'
  | 'body'
  | 'components'
  | 'scheduledFor'
  | 'scheduledUntil'
  | 'auto'
  | 'reachability'
  | keyof Advice;

/** The texts around one step of planned work. */
type StepTexts = Readonly<{
  /** Heads the page, and leads to it. */
  title: string;
  /** What happens, and who is told of it. */
  text: string;
  submit: string;
}>;

/** The texts of the pages on which staff look after planned work. */
export type ConsoleMaintenanceTexts = Readonly<{
  plan: string;
  calendar: string;
  underWay: string;
  coming: string;
  past: string;
  /** Where there is nothing under a heading. */
  none: Readonly<Record<'coming' | 'past', string>>;
  newTitle: string;
  announce: string;
  from: string;
  until: string;
  auto: string;
  byItself: Readonly<Record<'auto' | 'byHand', string>>;
  reachabilityLabel: string;
  reachability: Readonly<Record<WindowReachability, string>>;
  adviceTitle: string;
  advice: Readonly<Record<keyof Advice, PairLabel>>;
  faults: Readonly<Record<MaintenanceField, string>>;
  cautions: Readonly<{
    soon: string;
    overlap: (title: string, window: string) => string;
    holiday: (day: string, name: string) => string;
    closed: Readonly<Record<'some' | 'all', (component: string) => string>>;
  }>;
  /** Of work that is far ahead: from when on the status page tells of it. */
  toldFrom: (time: string) => string;
  /** What customers read of it now. */
  readNow: string;
  nextSteps: string;
  steps: Readonly<Record<MaintenanceStep, StepTexts>>;
  /** Where a step cannot be taken any more. */
  stepGone: string;
  change: Readonly<{
    title: string;
    text: string;
    submit: string;
    /** A language that is left empty. */
    keeps: string;
  }>;
  updates: string;
  edit: Readonly<{ title: string; text: string; submit: string }>;
  calendarTitle: (month: string) => string;
  months: string;
  toDay: (day: string) => string;
  makeUpDay: (name: string) => string;
  monthEmpty: string;
}>;

export const consoleMaintenanceTexts: Readonly<Record<Language, ConsoleMaintenanceTexts>> = {
  zh: maintenanceZh,
  en: maintenanceEn,
};
