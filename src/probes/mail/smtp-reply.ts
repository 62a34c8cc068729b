import { readable } from './readable.ts';

/** A reply of an SMTP server (RFC 5321 §4.2), all of its lines without codes and line ends. */
export type SmtpReply = Readonly<{ code: number; lines: readonly string[] }>;

/** One line of a reply; a hyphen after the code announces another one (RFC 5321 §4.2.1). */
export type SmtpReplyLine = Readonly<{ code: number; text: string; isLast: boolean }>;

/** Reads one line of a reply; null when it is none. A bare code counts as a line without text. */
export function replyLine(line: string): SmtpReplyLine | null {
  if (!/^[2-5]\d\d(?:[ -]|$)/.test(line)) return null;
  return {
    code: Number(line.slice(0, 3)),
    text: readable(line.slice(4)),
    isLast: line.charAt(3) !== '-',
  };
}

/** The reply in a text of one or several lines, as other libraries quote it; null when it is none. */
export function replyFrom(text: string): SmtpReply | null {
  const lines = text.split(/\r?\n/).map(replyLine);
  const code = lines.at(-1)?.code;
  if (code === undefined) return null;
  return { code, lines: lines.flatMap((line) => line?.text ?? []) };
}

/** The enhanced status code at the start of a line, such as `4.2.0` (RFC 3463 §2); null without one. */
export function enhancedCodeOf({ code, lines }: SmtpReply): string | null {
  for (const line of lines) {
    const found = /^([245])\.\d{1,3}\.\d{1,3}(?= |$)/.exec(line);
    if (found?.[1] === String(code).charAt(0)) return found[0];
  }
  return null;
}

/** The reply in one line, with its codes. */
export function describeReply({ code, lines }: SmtpReply): string {
  return [code, ...lines].join(' ').trimEnd();
}
