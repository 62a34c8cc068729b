/** A question in a DNS message (RFC 1035 §4.1.2). */
export type Question = Readonly<{ name: string; type: number }>;

/** The records of one name, as far as tests need them. */
export type Records = Readonly<{
  mx?: readonly (readonly [priority: number, host: string])[];
  /** Each text, in the pieces in which it is sent. */
  txt?: readonly (readonly string[])[];
  a?: readonly string[];
  cname?: string;
}>;

/** What stands in the head of an answer besides its records. */
export type Head = Readonly<{ code: number; truncated: boolean }>;

const types = { a: 1, cname: 5, mx: 15, txt: 16 } as const;
const headLength = 12;
const ttl = 60;

/** Reads the one question of a query. */
export function questionIn(query: Buffer): Question {
  const { name, end } = nameAt(query, headLength);
  return { name, type: query.readUInt16BE(end) };
}

/** The answer to a query, with those of the records that were asked for. */
export function answerTo(query: Buffer, records: Records, { code, truncated }: Head): Buffer {
  const { type } = questionIn(query);
  const found = truncated ? [] : recordsOfType(records, type);
  const head = Buffer.alloc(headLength);
  query.copy(head, 0, 0, 2);
  // QR, AA and RA, and the RD of our own resolver given back.
  head.writeUInt16BE(0x8580 | (truncated ? 0x0200 : 0) | code, 2);
  head.writeUInt16BE(1, 4);
  head.writeUInt16BE(found.length, 6);
  const { end } = nameAt(query, headLength);
  return Buffer.concat([head, query.subarray(headLength, end + 4), ...found]);
}

function nameAt(message: Buffer, start: number): { name: string; end: number } {
  const labels: string[] = [];
  let at = start;
  for (let length = message[at] ?? 0; length > 0; length = message[at] ?? 0) {
    labels.push(message.toString('latin1', at + 1, at + 1 + length));
    at += 1 + length;
  }
  return { name: labels.join('.').toLowerCase(), end: at + 1 };
}

/** An alias comes first in the answer to a question of any type. */
function recordsOfType(records: Records, type: number): Buffer[] {
  const { cname } = records;
  const alias = cname === undefined ? [] : [record(types.cname, wireName(cname))];
  return [...alias, ...ownRecords(records, type)];
}

function ownRecords({ mx = [], txt = [], a = [] }: Records, type: number): Buffer[] {
  switch (type) {
    case types.a:
      return a.map((address) => record(type, Buffer.from(address.split('.').map(Number))));
    case types.mx:
      return mx.map(([priority, host]) =>
        record(type, Buffer.concat([Buffer.of(priority >> 8, priority & 255), wireName(host)])),
      );
    case types.txt:
      return txt.map((pieces) => record(type, Buffer.concat(pieces.map(sized))));
    default:
      return [];
  }
}

/** A record of the name in the question, which stands at byte 12. */
function record(type: number, content: Buffer): Buffer {
  const head = Buffer.alloc(12);
  head.writeUInt16BE(0xc000 | headLength, 0);
  head.writeUInt16BE(type, 2);
  head.writeUInt16BE(1, 4);
  head.writeUInt32BE(ttl, 6);
  head.writeUInt16BE(content.length, 10);
  return Buffer.concat([head, content]);
}

function wireName(name: string): Buffer {
  const labels = name.split('.').filter(Boolean);
  return Buffer.concat([...labels.map(sized), Buffer.of(0)]);
}

function sized(text: string): Buffer {
  const bytes = Buffer.from(text, 'latin1');
  return Buffer.concat([Buffer.of(bytes.length), bytes]);
}
