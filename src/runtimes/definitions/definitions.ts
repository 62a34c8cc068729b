import type { z } from 'zod';
import { calendarSchema, type WrittenCalendar } from '../../actions/written/calendar.ts';
import { remedyOf } from '../../actions/written/remedy.ts';
import type { LogoContent } from '../../domain/logo/logo.ts';
import {
  monitorSchema,
  siteSchema,
  type WrittenMonitor,
  type WrittenSite,
} from './definition-schema.ts';

/** Something wrong in a definition: where it stands, and what to do about it. */
export type Fault = Readonly<{ file: string; field: string; remedy: string }>;

/** The image that a site names as its logo, by its file name; `hash` is of its bytes. */
export type LogoFile = Readonly<{
  file: string;
  content: LogoContent;
  base64: string;
  hash: string;
}>;

/**
 * A file of MONITORS_DIR or a calendar: what it exports by default, or why that cannot be told; or
 * the image of a logo.
 */
export type DefinitionFile = Readonly<{ file: string; exported: unknown }> | Fault | LogoFile;

/** A definition together with the place where it stands, for faults found later. */
export type Placed<Written> = Readonly<{ file: string; path: string; written: Written }>;

/** What the files define, as far as each definition is right by itself, and all that is wrong. */
export type Definitions = Readonly<{
  sites: readonly Placed<WrittenSite>[];
  monitors: readonly Placed<WrittenMonitor>[];
  calendars: readonly Placed<WrittenCalendar>[];
  logos: readonly LogoFile[];
  faults: readonly Fault[];
}>;

/** Reads definitions out of what the files export, collecting every fault instead of stopping at one. */
export function readDefinitions(files: readonly DefinitionFile[]): Definitions {
  const sites: Placed<WrittenSite>[] = [];
  const monitors: Placed<WrittenMonitor>[] = [];
  const calendars: Placed<WrittenCalendar>[] = [];
  const faults = files.filter((file) => 'remedy' in file);
  const logos = files.filter((file) => 'content' in file);
  for (const { file, path, written } of files.flatMap(entriesOf)) {
    switch (kindOf(written)) {
      case 'site':
        collect(siteSchema, { file, path, written }, sites, faults);
        break;
      case 'monitor':
        collect(monitorSchema, { file, path, written }, monitors, faults);
        break;
      case 'calendar':
        collect(calendarSchema, { file, path, written }, calendars, faults);
        break;
      default:
        faults.push({
          file,
          field: path || 'default export',
          remedy: file.endsWith('.json')
            ? 'needs "kind": "monitor", "kind": "site" or "kind": "calendar"'
            : 'must be made with defineSite({ … }) or defineMonitor({ … })',
        });
    }
  }
  return { sites, monitors, calendars, logos, faults };
}

/** What a file exports, one definition or a list of them, each with its place. */
export function entriesOf(loaded: DefinitionFile): Placed<unknown>[] {
  if (!('exported' in loaded)) return [];
  const { file, exported } = loaded;
  if (!Array.isArray(exported)) return [{ file, path: '', written: exported }];
  return exported.map((written, index) => ({ file, path: `[${index}]`, written }));
}

function kindOf(written: unknown): unknown {
  return typeof written === 'object' && written !== null && 'kind' in written
    ? written.kind
    : undefined;
}

function collect<Written>(
  schema: z.ZodType<Written>,
  { file, path, written }: Placed<unknown>,
  into: Placed<Written>[],
  faults: Fault[],
): void {
  const result = schema.safeParse(written);
  if (result.success) into.push({ file, path, written: result.data });
  else faults.push(...result.error.issues.flatMap((issue) => faultsOf(issue, file, path)));
}

function faultsOf(issue: z.core.$ZodIssue, file: string, path: string): Fault[] {
  const field = fieldName([path, ...issue.path]);
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({
      file,
      field: fieldName([path, ...issue.path, key]),
      remedy: 'is not a known field; correct its spelling or remove it',
    }));
  }
  return [{ file, field: field || 'default export', remedy: remedyOf(issue) }];
}

/** Writes a path as it would be written in code: `[0].probe.steps[2].match`. */
export function fieldName(path: readonly PropertyKey[]): string {
  return path.reduce<string>((name, part) => {
    if (typeof part === 'number') return `${name}[${part}]`;
    return name && part ? `${name}.${String(part)}` : name + String(part);
  }, '');
}

/** One line per fault, for people at a terminal. */
export function faultLine({ file, field, remedy }: Fault): string {
  return `${file}: ${field} ${remedy}.`;
}
