import { raw } from 'hono/html';
import type { Brand } from '../../../domain/brand.ts';
import type { Localized } from '../../../domain/localized.ts';
import { Mark } from '../../components/mark.tsx';
import { htmlDocument } from '../../document.ts';
import { styleOf } from '../../layouts/brand.css.ts';
import { sha256 } from '../../representation.ts';
import { securityHeaders } from '../../security-headers.ts';
import type { OpenApi } from './document.ts';
import { OperationSection } from './operation.tsx';
import { referenceStyle } from './reference.css.ts';
import { SchemaSection } from './schema.tsx';
import { WebhooksSection } from './webhooks-section.tsx';

type Frame = Readonly<{ siteName: Localized; brand: Brand | null }>;

/** The reference for people, printed from the document: one page, without a script. */
export function referencePage(api: OpenApi, frame: Frame): string {
  return htmlDocument(<Reference api={api} {...frame} />);
}

/** The headers of that page; its style is that of the site and a little more. */
export async function referenceHeaders(brand: Brand | null, baseUrl: string) {
  const styleHash = await sha256(new TextEncoder().encode(styleWith(brand)));
  return {
    'Content-Type': 'text/html; charset=utf-8',
    'Cache-Control': 'no-cache',
    'Content-Language': 'en',
    ...securityHeaders({ styleHash, baseUrl }),
  };
}

function styleWith(brand: Brand | null): string {
  return styleOf(brand) + referenceStyle;
}

function Reference({ api, siteName, brand }: Frame & Readonly<{ api: OpenApi }>) {
  const { info, paths, components } = api;
  return (
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{info.title}</title>
        <meta name="color-scheme" content="light dark" />
        <style>{raw(styleWith(brand))}</style>
      </head>
      <body>
        <header>
          <a class="brand" href="/en">
            <Mark name={siteName.en} logo={brand?.logo ?? null} />
          </a>
        </header>
        <main class="reference">
          <h1>{info.title}</h1>
          <p>{info.description}</p>
          <p>
            Everything here is also in <a href="/openapi.json">/openapi.json</a> (OpenAPI 3.1). Send
            a token as <code>Authorization: Bearer hl_…</code> where a scope is named; what names
            none is for everybody.
          </p>
          <Contents api={api} />
          {Object.entries(paths).flatMap(([path, methods]) =>
            Object.entries(methods).map(([method, operation]) => (
              <OperationSection path={path} method={method} operation={operation} api={api} />
            )),
          )}
          <WebhooksSection api={api} />
          <h2>What is sent and answered</h2>
          {Object.entries(components.schemas).map(([name, schema]) => (
            <SchemaSection name={name} schema={schema} />
          ))}
        </main>
      </body>
    </html>
  );
}

function Contents({ api }: Readonly<{ api: OpenApi }>) {
  const operations = Object.values(api.paths).flatMap((methods) => Object.values(methods));
  return (
    <nav aria-label="Contents">
      <ul>
        {operations.map(({ operationId, summary }) => (
          <li>
            <a href={`#${operationId}`}>{summary}</a>
          </li>
        ))}
        <li>
          <a href="#webhooks">What is posted to webhooks</a>
        </li>
      </ul>
    </nav>
  );
}
