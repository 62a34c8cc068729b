import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';

/** An entry as Python's feedparser gives it to programs. Instants are UTC milliseconds. */
export type ReadEntry = Readonly<{
  id: string;
  link: string;
  title: string;
  html: string;
  published: number;
  updated: number | null;
}>;

export type ReadFeed = Readonly<{
  /** Whether it is not well-formed, or breaks a rule of its format that the reader knows. */
  isBroken: boolean;
  version: string;
  title: string;
  language: string;
  links: readonly string[];
  entries: readonly ReadEntry[];
}>;

const program = `
import calendar, feedparser, json, sys, xml.etree.ElementTree
document = sys.stdin.buffer.read()
xml.etree.ElementTree.fromstring(document)
read = feedparser.parse(document, sanitize_html=False)
def ms(entry, name):
    when = entry.get(name + '_parsed')
    return calendar.timegm(when) * 1000 if when else None
json.dump({
    'isBroken': bool(read.bozo), 'version': read.version, 'title': read.feed.title,
    'language': read.feed.get('language', ''), 'links': [l.href for l in read.feed.links],
    'entries': [{
        'id': e.id, 'link': e.link, 'title': e.title, 'html': e.get('content', [{'value': e.get('summary')}])[0]['value'],
        'published': ms(e, 'published'), 'updated': ms(e, 'updated') if 'updated' in e.keys() else None,
    } for e in read.entries],
}, sys.stdout)
`;

/** Has a feed read by feedparser, as Debian has it, and by the XML parser of Python before. */
export async function readFeed(document: string): Promise<ReadFeed> {
  const reader = spawn('/usr/bin/python3', ['-c', program], { stdio: ['pipe', 'pipe', 'pipe'] });
  reader.stdin.end(document);
  const [read, complaint, [status]] = await Promise.all([
    text(reader.stdout),
    text(reader.stderr),
    once(reader, 'close'),
  ]);
  if (status !== 0) throw new Error(`The reader gave up: ${complaint}`);
  return JSON.parse(read);
}
