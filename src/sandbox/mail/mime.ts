import { fieldValue, type MessageText, messageTextOf } from './message-text.ts';

/** A header field that says a word and parameters (RFC 2045 §5.1); names are in lower case. */
export type Described = Readonly<{
  word: string;
  parameters: readonly (readonly [name: string, value: string])[];
}>;

/** A part of a message (RFC 2046): the message itself is the outermost one. */
export type Part = Readonly<{
  text: MessageText;
  /** Such as `text/plain`. */
  type: Described;
  /** What a multipart falls into; empty for all others. */
  parts: readonly Part[];
  /** The message that a part of type `message/rfc822` holds. */
  message: Part | null;
}>;

const deepest = 10;
const mostParts = 100;
const plain: Described = { word: 'text/plain', parameters: [['charset', 'us-ascii']] };

/** Takes a message apart; what is nested too deep stays in one piece. */
export function partOf(text: MessageText, depth = 0): Part {
  const type = described(fieldValue(text, 'content-type')) ?? plain;
  const boundary = type.parameters.find(([name]) => name === 'boundary')?.[1];
  const opens = depth < deepest;
  const pieces =
    opens && type.word.startsWith('multipart/') && boundary ? piecesOf(text.body, boundary) : [];
  const inner = (piece: string) => partOf(messageTextOf(piece), depth + 1);
  const message = opens && type.word === 'message/rfc822' ? inner(text.body) : null;
  return { text, type, parts: pieces.map(inner), message };
}

/** The part that numbers such as `[1, 2]` name (RFC 3501 §6.4.5); null when there is none. */
export function partNumbered(root: Part, numbers: readonly number[]): Part | null {
  const [first, ...rest] = numbers;
  if (first === undefined) return root;
  const holder = root.message ?? root;
  const found = holder.parts.length > 0 ? holder.parts[first - 1] : onlyPart(holder, first);
  if (!found) return null;
  return rest.length > 0 && found === holder ? null : partNumbered(found, rest);
}

/** Reads such a field; null when it is absent or says no word. */
export function described(value: string | null): Described | null {
  const word = /^[^\s;]+/.exec(value ?? '')?.[0]?.toLowerCase();
  if (value === null || word === undefined) return null;
  const pairs = value.matchAll(/;\s*([^\s=;"]+)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s;"]*))/g);
  const parameters = [...pairs].map(
    ([, name = '', quoted, bare = '']) =>
      [name.toLowerCase(), quoted?.replace(/\\(.)/g, '$1') ?? bare] as const,
  );
  return { word, parameters };
}

/** A message that does not fall into parts is its own first one. */
function onlyPart(part: Part, number: number): Part | undefined {
  return number === 1 ? part : undefined;
}

/** What stands between the lines of the boundary (RFC 2046 §5.1.1). */
function piecesOf(body: string, boundary: string): readonly string[] {
  const line = `\r\n--${boundary}`;
  const [, ...pieces] = `\r\n${body}`.split(line);
  const end = pieces.findIndex((piece) => piece.startsWith('--'));
  return pieces
    .slice(0, end < 0 ? mostParts : Math.min(end, mostParts))
    .map((piece) => piece.slice(piece.indexOf('\r\n') + 2));
}
