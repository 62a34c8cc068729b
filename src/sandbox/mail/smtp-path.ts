/** The argument of MAIL or RCPT (RFC 5321 §4.1.1.2): a path, and parameters in upper case. */
export type PathArgument = Readonly<{
  /** Empty for the null reverse-path. */
  address: string;
  parameters: ReadonlyMap<string, string>;
}>;

/** Reads `FROM:<a@b> SIZE=1` after the given word; null when it is not well-formed. */
export function readPath(text: string, word: 'FROM' | 'TO'): PathArgument | null {
  const found =
    /^(FROM|TO): ?<(?:@[^:>]+:)?((?:"(?:[^"\\\r\n]|\\.)*"|[^\s<>"@]+)@[^\s<>@]+|)>(.*)$/i.exec(
      text,
    );
  if (found?.[1]?.toUpperCase() !== word) return null;
  const parameters = readParameters(found[3] ?? '');
  return parameters && { address: found[2] ?? '', parameters };
}

function readParameters(text: string): ReadonlyMap<string, string> | null {
  const words = text.split(' ').filter(Boolean);
  const pairs = words.map((word) => /^([a-z\d][a-z\d-]*)(?:=([^\s=]+))?$/i.exec(word));
  if (text !== '' && !text.startsWith(' ')) return null;
  if (pairs.some((pair) => pair === null)) return null;
  return new Map(pairs.map((pair) => [(pair?.[1] ?? '').toUpperCase(), pair?.[2] ?? '']));
}
