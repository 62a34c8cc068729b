import { spawnSync } from 'node:child_process';

/** A message as Python's own library reads it. */
export type ParsedMail = Readonly<{
  /** By their names in small letters. */
  headers: Readonly<Record<string, string>>;
  /** Types of all parts, in their order. */
  types: readonly string[];
  text: string;
  html: string;
  /** What it found not to be in order. */
  defects: readonly string[];
}>;

const program = `
import email, email.policy, json, sys
message = email.message_from_bytes(sys.stdin.buffer.read(), policy=email.policy.default)
body = lambda kind: message.get_body((kind,)).get_content()
json.dump({
  'headers': {name.lower(): str(value).strip() for name, value in message.items()},
  'types': [part.get_content_type() for part in message.walk()],
  'text': body('plain'),
  'html': body('html'),
  'defects': [repr(one) for part in message.walk() for one in part.defects],
}, sys.stdout)
`;

/** Reads a message with another implementation than ours. */
export function parsedMail(raw: Buffer): ParsedMail {
  const { stdout, stderr, status } = spawnSync('/usr/bin/python3', ['-c', program], { input: raw });
  if (status !== 0) throw new Error(`Python could not read it: ${stderr}`);
  return JSON.parse(stdout.toString('utf8'));
}
