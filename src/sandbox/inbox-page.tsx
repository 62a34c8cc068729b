import { createHash } from 'node:crypto';
import { raw } from 'hono/html';
import type { FC } from 'hono/jsx';
import type { SignatureStanding } from './signature.ts';

/** Something that was posted to the sandbox, as its page shows it. */
export type Received = Readonly<{
  receivedAt: Date;
  /** What it tells of: a kind of event, or the subject of a letter; null of what does not say. */
  what: string | null;
  signature: SignatureStanding;
  headers: readonly (readonly [name: string, value: string])[];
  body: string;
}>;

const style = `
:root { color-scheme: light dark; font: 1rem/1.6 system-ui, sans-serif; }
body { max-width: 44rem; margin: 2rem auto; padding: 0 1rem; }
h1 { font-size: 1.5rem; line-height: 1.3; }
h2 { font-size: 1rem; margin: 0; }
p { margin: .5rem 0 0; }
article { border-block-start: 1px solid; padding-block: 1rem; }
pre { margin: .5rem 0 0; white-space: pre-wrap; overflow-wrap: anywhere; }
`;
const styleHash = createHash('sha256').update(style).digest('base64');

/** Runs nothing and loads nothing. */
export const contentSecurityPolicy = [
  "default-src 'none'",
  `style-src 'sha256-${styleHash}'`,
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** The page of what was received, newest first. */
export const InboxPage: FC<{ received: readonly Received[] }> = ({ received }) => (
  <>
    {raw('<!doctype html>')}
    <html lang="zh">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width" />
        <title>沙盒收件箱 · Sandbox inbox</title>
        <style>{raw(style)}</style>
      </head>
      <body>
        <main>
          <h1>
            沙盒收件箱 <span lang="en">Sandbox inbox</span>
          </h1>
          <p>这里列出本机收到的推送和邮件，最新的在最上面，最多一百条，重启后清空。</p>
          <p lang="en">
            What was posted here, letters too, newest first: at most a hundred, gone after a
            restart.
          </p>
          <p>
            <a href="/">
              重新载入 <span lang="en">Load again</span>
            </a>
          </p>
          {received.length === 0 ? <Empty /> : received.map((one) => <Entry received={one} />)}
        </main>
      </body>
    </html>
  </>
);

const Empty: FC = () => (
  <p>
    还没有收到任何推送。 <span lang="en">Nothing has arrived yet.</span>
  </p>
);

const Entry: FC<{ received: Received }> = ({
  received: { receivedAt, what, signature, headers, body },
}) => (
  <article>
    <h2>
      <time datetime={receivedAt.toISOString()}>{clockTime(receivedAt)}</time>
      {what !== null && <> {legible(what)}</>}
    </h2>
    <Signature standing={signature} />
    <pre lang="en">{headers.map(([name, value]) => `${name}: ${legible(value)}\n`).join('')}</pre>
    <pre>{linked(legible(spacedOut(body)))}</pre>
  </article>
);

/** The time of day on this machine, to the second, with its offset. */
function clockTime(at: Date): string {
  const parts = { hour: '2-digit', minute: '2-digit', second: '2-digit' } as const;
  return at.toLocaleTimeString('en-GB', { ...parts, timeZoneName: 'longOffset' });
}

/** An object in JSON with each member in a line of its own; anything else as it is. */
function spacedOut(body: string): string {
  if (!body.startsWith('{')) return body;
  try {
    return JSON.stringify(JSON.parse(body), null, 2);
  } catch {
    return body;
  }
}

/** A web address in text (printable ASCII but `"<>`), without what ends the sentence around it. */
const webAddress = /(https?:\/\/[!#-;=?-~]*[\w/=-])/;

/** A text in which addresses of the web can be tapped, as those in letters are meant to be. */
function linked(text: string) {
  return text
    .split(webAddress)
    .map((part) => (webAddress.test(part) ? <a href={part}>{part}</a> : part));
}

const standings: Readonly<
  Record<Exclude<SignatureStanding, 'none'>, Readonly<{ zh: string; en: string }>>
> = {
  unknown: {
    zh: '签名未验证：不知道密钥。',
    en: 'Signature not checked: the secret is not known.',
  },
  verified: { zh: '✓ 签名已验证。', en: 'The signature verifies.' },
  wrong: { zh: '✗ 签名不对。', en: 'The signature is wrong.' },
};

const Signature: FC<{ standing: SignatureStanding }> = ({ standing }) => {
  if (standing === 'none') return null;
  const { zh, en } = standings[standing];
  return (
    <p data-signature={standing}>
      {zh} <span lang="en">{en}</span>
    </p>
  );
};

/** Spells out characters that are invisible or turn the text around, such as U+202E. */
function legible(text: string): string {
  return text
    .replaceAll('\r\n', '\n')
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, (character) =>
      character === '\n' || character === '\t' ? character : spelled(character),
    );
}

function spelled(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  return `\\u{${code.toString(16).padStart(4, '0')}}`;
}
