import { Refusal } from '../api/problem.ts';
import { bytesOf } from '../body.ts';

/** What was typed into a form, by the names of its fields. */
export type Fields = ReadonlyMap<string, string>;

/** What was uploaded with a form, by the names of its fields. */
export type Files = ReadonlyMap<string, File>;

/** A form as it was sent. */
export type SentForm = Readonly<{ fields: Fields; files: Files }>;

/** The longest form with a file, in bytes: what is too large for its purpose is told in the form. */
const mostUploaded = 1024 * 1024;

/** What a request without a form sends. */
export const noForm: SentForm = { fields: new Map(), files: new Map() };

/**
 * Reads what a form sent. A name that comes twice was not sent by one of our forms and counts as
 * empty; a file that nobody chose counts as none.
 * @throws Refusal 400, 413 or 415.
 */
export async function readForm(request: Request): Promise<SentForm> {
  const type = request.headers.get('content-type') ?? '';
  if (!/^(application\/x-www-form-urlencoded|multipart\/form-data)\b/i.test(type)) {
    throw new Refusal(415, 'Send the form as a browser does.');
  }
  const hasParts = /^multipart/i.test(type);
  const bytes = await bytesOf(request, hasParts ? mostUploaded : undefined);
  const sent = hasParts ? await partsOf(bytes, type) : typedOf(bytes);
  const entries = [...new Set(sent.keys())].map(
    (name) => [name, onlyOf(sent.getAll(name))] as const,
  );
  return {
    fields: new Map(entries.filter((entry): entry is [string, string] => isText(entry[1]))),
    files: new Map(entries.filter((entry): entry is [string, File] => isFile(entry[1]))),
  };
}

/** The text of a field; empty where it was not sent. */
export function typedIn(fields: Fields, name: string): string {
  return fields.get(name) ?? '';
}

/** The text of a field; where nothing was typed into the form yet, what it begins with. */
export function typedOr(typed: Fields, name: string, beginning: string): string {
  return typed.size === 0 ? beginning : typedIn(typed, name);
}

type Sent = Readonly<{ keys: () => Iterable<string>; getAll: (name: string) => (string | File)[] }>;

function typedOf(bytes: Uint8Array): Sent {
  return new URLSearchParams(new TextDecoder().decode(bytes));
}

async function partsOf(bytes: Uint8Array<ArrayBuffer>, type: string): Promise<Sent> {
  try {
    return await new Response(bytes, { headers: { 'Content-Type': type } }).formData();
  } catch {
    throw new Refusal(400, 'Send the form as a browser does.');
  }
}

function onlyOf(values: readonly (string | File)[]): string | File {
  return values.length === 1 ? (values[0] ?? '') : '';
}

function isText(value: string | File): boolean {
  return typeof value === 'string';
}

function isFile(value: string | File): boolean {
  return typeof value !== 'string' && value.size > 0;
}
