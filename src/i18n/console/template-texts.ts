import type { Language } from '../../domain/localized.ts';
import type { TemplateKind } from '../../domain/words/template.ts';
import type { VariableKind } from '../../domain/words/template-variable.ts';
import { templateEn } from './template-en.ts';
import { templateZh } from './template-zh.ts';

/** The label of a text that is written in both languages. */
type PairLabel = Readonly<Record<Language, string>>;

/** The texts around templates in the console. */
export type TemplateTexts = Readonly<{
  kind: Readonly<Record<TemplateKind, string>>;
  /** Heads the form for a new one. */
  newOf: Readonly<Record<TemplateKind, string>>;
  intro: string;
  none: string;
  /** What a template is for, where that is any component. */
  anyComponent: string;
  promises: (time: string) => string;
  /** How much is to be filled in each time. */
  variables: (count: number) => string;
  name: PairLabel;
  title: PairLabel;
  body: PairLabel;
  /** How variables are named in texts. */
  bodyHint: string;
  components: string;
  componentsHint: string;
  incidentKind: string;
  status: string;
  componentStatus: string;
  impact: string;
  impactDerived: string;
  fallback: (place: number) => string;
  asTheSiteSays: string;
  nextUpdate: string;
  nextUpdateHint: string;
  notify: string;
  reachability: string;
  advice: Readonly<Record<'works' | 'delayed' | 'avoid', PairLabel>>;
  followUps: string;
  followUpsHint: string;
  addFollowUp: (status: string) => string;
  followUp: Readonly<Record<Language, (status: string) => string>>;
  followUpStatus: string;
  /** Of a follow-up that says nothing new of the components. */
  asBefore: string;
  variable: Readonly<{
    heading: string;
    hint: string;
    one: (place: number) => string;
    name: string;
    nameHint: string;
    kind: string;
    kinds: Readonly<Record<VariableKind, string>>;
    label: PairLabel;
    begins: string;
    beginsHint: string;
    options: string;
    optionsHint: string;
    required: string;
    drop: string;
    more: string;
  }>;
  preview: Readonly<{
    heading: string;
    /** That variables stand there with values that were made up. */
    note: string;
  }>;
  change: string;
  save: string;
  saved: string;
  removed: string;
  use: Readonly<Record<TemplateKind, string>>;
  remove: string;
  beforeRemoval: (name: string) => string;
  keep: string;
  /** What to do about a field. */
  faults: Readonly<
    Record<
      'text' | 'variable' | 'label' | 'begins' | 'options' | 'components' | 'fallbacks' | 'minutes',
      string
    >
  >;
}>;

export const templateTexts: Readonly<Record<Language, TemplateTexts>> = {
  zh: templateZh,
  en: templateEn,
};
