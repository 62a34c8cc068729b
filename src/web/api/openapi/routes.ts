import type { Localized } from '../../../domain/localized.ts';
import { brandNow } from '../../public/brand-now.ts';
import type { Snapshots } from '../../public/snapshot.ts';
import { answer, type Compress, type Representation, represent } from '../../representation.ts';
import { publicHeaders } from '../public-headers.ts';
import { openApiDocument } from './document.ts';
import { eventSchemaDocument, eventSchemaPath } from './event-schema.ts';
import { referenceHeaders, referencePage } from './reference.tsx';

/** The site whose API is described. */
export type DescribedSite = Readonly<{ siteName: Localized; baseUrl: string }>;

/** Where a description lies, and what answers. */
type DescriptionRoute = Readonly<{ path: string; answer: (request: Request) => Promise<Response> }>;

/**
 * `/openapi.json`, the reference that is printed from it at `/docs/api`, and the schema of events
 * for whoever receives them.
 */
export function descriptionRoutes(
  { siteName, baseUrl }: DescribedSite,
  { compress, snapshots }: Readonly<{ compress: Compress; snapshots: Snapshots }>,
): readonly DescriptionRoute[] {
  const made = () => openApiDocument({ name: siteName.en, baseUrl });
  return [
    keptRoute(
      '/openapi.json',
      async () => null,
      () => represent(JSON.stringify(made()), { headers: publicHeaders, compress }),
    ),
    keptRoute(
      eventSchemaPath,
      async () => null,
      () =>
        represent(JSON.stringify(eventSchemaDocument(baseUrl)), {
          headers: schemaHeaders,
          compress,
        }),
    ),
    keptRoute(
      '/docs/api',
      () => brandNow(snapshots),
      async (brand) => {
        const headers = await referenceHeaders(brand, baseUrl);
        return represent(referencePage(made(), { siteName, brand }), { headers, compress });
      },
    ),
  ];
}

const schemaHeaders = { ...publicHeaders, 'Content-Type': 'application/schema+json' };

/**
 * Made when it is asked for first, and again where what it is made from has changed; only the result
 * is shared, as workerd wants it.
 */
function keptRoute<From>(
  path: string,
  fromNow: () => Promise<From>,
  make: (from: From) => Promise<Representation>,
): DescriptionRoute {
  let kept: Readonly<{ from: From; document: Representation }> | null = null;
  return {
    path,
    answer: async (request) => {
      const from = await fromNow();
      const made = kept?.from === from ? kept : { from, document: await make(from) };
      kept = made;
      return answer(request, made.document);
    },
  };
}
