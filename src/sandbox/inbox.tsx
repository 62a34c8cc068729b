import { createHash } from 'node:crypto';
import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { raw } from 'hono/html';
import type { FC } from 'hono/jsx';
import { createHttpSpeaker, problem } from './http.ts';
import { localOnly } from './local-only.ts';
import type { Speaker } from './tcp-entrance.ts';

type Delivery = Readonly<{
  receivedAt: Date;
  headers: readonly (readonly [name: string, value: string])[];
  body: string;
}>;

const keptDeliveries = 100;
const maxBodyBytes = 64 * 1024;

/** Speaks HTTP: `POST /` keeps what it is sent, `GET /` shows the newest 100, newest first. */
export function createInbox(): Speaker {
  const deliveries: Delivery[] = [];
  const app = new Hono();
  app.use(localOnly);
  app.get('/', (c) => {
    c.header('content-security-policy', contentSecurityPolicy);
    c.header('x-content-type-options', 'nosniff');
    c.header('referrer-policy', 'no-referrer');
    c.header('cache-control', 'no-store');
    return c.html(<Page deliveries={deliveries} />);
  });
  app.post('/', bodyLimit({ maxSize: maxBodyBytes, onError: tooLarge }), async (c) => {
    deliveries.unshift(await deliveryIn(c.req.raw));
    deliveries.length = Math.min(deliveries.length, keptDeliveries);
    return c.body(null, 204);
  });
  app.notFound(() => problem(404, 'not_found', 'The inbox has only one page, at /.'));
  return createHttpSpeaker((request) => app.fetch(request));
}

function tooLarge(): Response {
  return problem(413, 'too_large', 'The inbox keeps bodies of at most 64 KiB.');
}

async function deliveryIn(request: Request): Promise<Delivery> {
  const shown = /^(content-type|user-agent|webhook-.+|ce-.+)$/;
  const headers = [...request.headers].filter(([name]) => shown.test(name));
  return { receivedAt: new Date(), headers, body: await request.text() };
}

const style = `
:root { color-scheme: light dark; font: 1rem/1.6 system-ui, sans-serif; }
body { max-width: 44rem; margin: 2rem auto; padding: 0 1rem; }
h1 { font-size: 1.5rem; line-height: 1.3; }
h2 { font-size: 1rem; margin: 0; }
article { border-block-start: 1px solid; padding-block: 1rem; }
pre { margin: .5rem 0 0; white-space: pre-wrap; overflow-wrap: anywhere; }
`;
const styleHash = createHash('sha256').update(style).digest('base64');
const contentSecurityPolicy = [
  "default-src 'none'",
  `style-src 'sha256-${styleHash}'`,
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

const Page: FC<{ deliveries: readonly Delivery[] }> = ({ deliveries }) => (
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
          <p>这里列出本机收到的推送，最新的在最上面，最多一百条，重启后清空。</p>
          <p lang="en">
            What was posted here, newest first: at most a hundred, gone after a restart.
          </p>
          {deliveries.length === 0 ? <Empty /> : deliveries.map((one) => <Entry delivery={one} />)}
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

const Entry: FC<{ delivery: Delivery }> = ({ delivery: { receivedAt, headers, body } }) => (
  <article>
    <h2>
      <time datetime={receivedAt.toISOString()}>{receivedAt.toISOString()}</time>
    </h2>
    <pre lang="en">{headers.map(([name, value]) => `${name}: ${legible(value)}\n`).join('')}</pre>
    <pre>{legible(body)}</pre>
  </article>
);

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
