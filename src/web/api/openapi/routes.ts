import type { Localized } from '../../../domain/localized.ts';
import { brandNow } from '../../public/brand-now.ts';
import type { Snapshots } from '../../public/snapshot.ts';
import { answer, type Compress, type Representation, represent } from '../../representation.ts';
import { type DescriptionPath, eventSchemaPath } from '../api-path.ts';
import { publicHeaders } from '../public-headers.ts';
import { openApiDocument } from './document.ts';
import { eventSchemaDocument } from './event-schema.ts';
import { referenceHeaders, referencePage } from './reference.tsx';

/** The site whose API is described. */
export type DescribedSite = Readonly<{ siteName: Localized; baseUrl: string }>;

/** What answers at the path of each description. */
type Descriptions = Readonly<Record<DescriptionPath, (request: Request) => Promise<Response>>>;

/** The document, the reference that is printed from it, and the schema of events. */
export function openDescriptions(
  { siteName, baseUrl }: DescribedSite,
  { compress, snapshots }: Readonly<{ compress: Compress; snapshots: Snapshots }>,
): Descriptions {
  const made = () => openApiDocument({ name: siteName.en, baseUrl });
  const schema = () => eventSchemaDocument(baseUrl);
  return {
    '/openapi.json': kept(nothing, () =>
      represent(JSON.stringify(made()), { headers: publicHeaders, compress }),
    ),
    [eventSchemaPath]: kept(nothing, () =>
      represent(JSON.stringify(schema()), { headers: schemaHeaders, compress }),
    ),
    '/docs/api': kept(
      () => brandNow(snapshots),
      async (brand) => {
        const headers = await referenceHeaders(brand, baseUrl);
        return represent(referencePage(made(), { siteName, brand }), { headers, compress });
      },
    ),
  };
}

const nothing = async () => null;

const schemaHeaders = { ...publicHeaders, 'Content-Type': 'application/schema+json' };

/**
 * Made when it is asked for first, and again where what it is made from has changed; only the result
 * is shared, as workerd wants it.
 */
function kept<From>(
  fromNow: () => Promise<From>,
  make: (from: From) => Promise<Representation>,
): (request: Request) => Promise<Response> {
  let last: Readonly<{ from: From; document: Representation }> | null = null;
  return async (request) => {
    const from = await fromNow();
    const found = last?.from === from ? last : { from, document: await make(from) };
    last = found;
    return answer(request, found.document);
  };
}
