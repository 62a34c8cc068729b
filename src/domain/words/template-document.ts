import { timestamp } from '../time/timestamp.ts';
import type { Template, TemplateContent } from './template.ts';

/** A template as the API shows it; instants are ISO 8601 in UTC. */
export type TemplateDocument = TemplateContent &
  Readonly<{ id: string; slug: string; createdAt: string; updatedAt: string; version: number }>;

export function templateDocument(template: Template): TemplateDocument {
  return {
    ...template,
    createdAt: timestamp(template.createdAt),
    updatedAt: timestamp(template.updatedAt),
  };
}
