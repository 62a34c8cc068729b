import type { ComponentStatus } from '../component.ts';
import type { Words } from '../localized.ts';
import type { Impact, IncidentKind, IncidentStatus } from './incident.ts';
import type { Advice, MaintenanceStatus, WindowReachability } from './maintenance.ts';
import type { Variable } from './template-variable.ts';

/** What a template can become. */
export const templateKinds = ['incident', 'maintenance', 'announcement'] as const;
export type TemplateKind = (typeof templateKinds)[number];

/** The statuses that an incident can be opened with by a template, and those that follow. */
export const openingStatuses = ['investigating', 'identified', 'monitoring'] as const;
export const laterStatuses = ['identified', 'monitoring', 'resolved', 'postmortem'] as const;

/** The statuses of planned work that follow on its announcement. */
export const workStatuses = ['in_progress', 'verifying', 'completed', 'cancelled'] as const;

/** What all templates have. Variables may be named as `{name}` in every text but the name. */
type Prepared = Readonly<{
  /** What staff choose it by. */
  name: Words;
  title: Words;
  /** Markdown without raw HTML. */
  body: Words;
  variables: readonly Variable[];
  /**
   * Slugs of the components that it is for; none where it is for any. It speaks of all of them, or,
   * where it has variables for components, of those that are chosen.
   */
  components: readonly string[];
}>;

/** What is said next of an incident. */
export type IncidentFollowUp = Readonly<{
  status: Extract<IncidentStatus, (typeof laterStatuses)[number]>;
  body: Words;
  /** What it says of the components; null leaves what was said before. */
  componentStatus: ComponentStatus | null;
}>;

/** What is said next of planned work. */
export type MaintenanceFollowUp = Readonly<{
  status: Extract<MaintenanceStatus, (typeof workStatuses)[number]>;
  body: Words;
}>;

export type IncidentTemplate = Prepared &
  Readonly<{
    kind: 'incident';
    incidentKind: IncidentKind;
    status: Extract<IncidentStatus, (typeof openingStatuses)[number]>;
    /** What it says of its components. */
    componentStatus: ComponentStatus;
    /** Null where it is derived. */
    impact: Impact | null;
    /** Slugs of channels, best first; empty leaves that to the site. */
    fallbacks: readonly string[];
    /** In how many minutes the next update is promised, each time; null for no promise. */
    nextUpdateMinutes: number | null;
    notify: boolean;
    /** One for a status at most. */
    followUps: readonly IncidentFollowUp[];
  }>;

export type MaintenanceTemplate = Prepared &
  Readonly<{
    kind: 'maintenance';
    reachability: WindowReachability;
    advice: Advice;
    notify: boolean;
    /** One for a status at most. */
    followUps: readonly MaintenanceFollowUp[];
  }>;

export type AnnouncementTemplate = Prepared & Readonly<{ kind: 'announcement' }>;

/** Words prepared for an hour of need. */
export type TemplateContent = IncidentTemplate | MaintenanceTemplate | AnnouncementTemplate;

/** A template as it is shipped, under the slug that links call it by. */
export type ShippedTemplate = TemplateContent & Readonly<{ slug: string }>;

/** A template as it is kept. Instants are UTC milliseconds. */
export type Template = ShippedTemplate &
  Readonly<{
    id: string;
    createdAt: number;
    updatedAt: number;
    /** Counts the changes; whoever changes it must know the newest. */
    version: number;
  }>;

/** A text of a template, and where it stands: one line as it is, or Markdown. */
export type TemplateText = Readonly<{
  path: readonly PropertyKey[];
  words: Words;
  form: 'line' | 'markdown';
}>;

/** The texts with which what a template becomes begins. */
export function openingTexts(template: TemplateContent): readonly TemplateText[] {
  const { title, body } = template;
  const advice = template.kind === 'maintenance' ? Object.entries(template.advice) : [];
  return [
    { path: ['title'], words: title, form: 'line' },
    { path: ['body'], words: body, form: 'markdown' },
    ...advice.map(([key, words]) => ({ path: ['advice', key], words, form: 'line' as const })),
  ];
}

/** The texts of what is said next. */
export function followUpTexts(template: TemplateContent): readonly TemplateText[] {
  if (template.kind === 'announcement') return [];
  return template.followUps.map(({ body }, index) => ({
    path: ['followUps', index, 'body'],
    words: body,
    form: 'markdown',
  }));
}

/** Whether a template is for any of these components, or for whichever there are. */
export function isForAnyOf(
  template: Pick<TemplateContent, 'components'>,
  components: readonly string[],
): boolean {
  const { components: named } = template;
  return named.length === 0 || named.some((slug) => components.includes(slug));
}

/**
 * The templates of a kind for any of these components: those that name one first, then those that
 * are for any. Without components all of the kind, in their order.
 */
export function templatesFor<Kind extends TemplateKind>(
  templates: readonly Template[],
  { kind, components }: Readonly<{ kind: Kind; components: readonly string[] }>,
): readonly Extract<Template, { kind: Kind }>[] {
  const ofKind = templates.filter((one): one is Extract<Template, { kind: Kind }> => {
    return one.kind === kind;
  });
  if (components.length === 0) return ofKind;
  const fitting = ofKind.filter((one) => isForAnyOf(one, components));
  return [
    ...fitting.filter((one) => one.components.length > 0),
    ...fitting.filter((one) => one.components.length === 0),
  ];
}
