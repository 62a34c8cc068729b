import { envelopeOf } from './imap-envelope.ts';
import { written } from './imap-text.ts';
import { fieldValue, type MessageText } from './message-text.ts';
import { type Described, described, type Part, partOf } from './mime.ts';

/** The structure of a message (RFC 3501 §7.4.2); `BODYSTRUCTURE` says more of each part. */
export function structureOf(message: MessageText, item: 'BODY' | 'BODYSTRUCTURE'): string {
  return structure(partOf(message), item === 'BODYSTRUCTURE');
}

function structure(part: Part, extended: boolean): string {
  const [type = '', subtype = ''] = part.type.word.split('/');
  if (part.parts.length > 0) {
    const parts = part.parts.map((one) => structure(one, extended)).join('');
    const more = extended ? ` ${parameters(part.type)} ${disposition(part)} NIL NIL` : '';
    return `(${parts} ${written(subtype)}${more})`;
  }
  const field = (name: string) => written(fieldValue(part.text, name));
  const encoding = fieldValue(part.text, 'content-transfer-encoding') ?? '7bit';
  const { body } = part.text;
  const lines = body.split('\r\n').length - 1;
  const said = [written(type), written(subtype), parameters(part.type)]
    .concat(field('content-id'), field('content-description'), written(encoding))
    .concat(String(body.length));
  if (part.message) said.push(envelopeOf(part.message.text), structure(part.message, extended));
  if (part.message || type === 'text') said.push(String(lines));
  if (extended) said.push(field('content-md5'), disposition(part), 'NIL', 'NIL');
  return `(${said.join(' ')})`;
}

function parameters({ parameters: pairs }: Described): string {
  return pairs.length === 0 ? 'NIL' : `(${pairs.flat().map(written).join(' ')})`;
}

function disposition({ text }: Part): string {
  const found = described(fieldValue(text, 'content-disposition'));
  return found ? `(${written(found.word)} ${parameters(found)})` : 'NIL';
}
