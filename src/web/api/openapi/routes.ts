import type { Brand } from '../../../domain/brand.ts';
import type { Localized } from '../../../domain/localized.ts';
import { answer, type Compress, type Representation, represent } from '../../representation.ts';
import { publicHeaders } from '../public-headers.ts';
import { openApiDocument } from './document.ts';
import { referenceHeaders, referencePage } from './reference.tsx';

/** The site whose API is described. */
export type DescribedSite = Readonly<{ siteName: Localized; brand?: Brand; baseUrl: string }>;

/** Where a description lies, and what answers. */
type DescriptionRoute = Readonly<{ path: string; answer: (request: Request) => Promise<Response> }>;

/** `/openapi.json`, and the reference that is printed from it at `/docs/api`. */
export function descriptionRoutes(
  { siteName, brand, baseUrl }: DescribedSite,
  compress: Compress,
): readonly DescriptionRoute[] {
  const made = () => openApiDocument({ name: siteName.en, baseUrl });
  return [
    keptRoute('/openapi.json', () =>
      represent(JSON.stringify(made()), { headers: publicHeaders, compress }),
    ),
    keptRoute('/docs/api', async () => {
      const headers = await referenceHeaders(brand ?? null, baseUrl);
      return represent(referencePage(made(), { siteName, brand: brand ?? null }), {
        headers,
        compress,
      });
    }),
  ];
}

/** Made when it is asked for first; only the result is shared, as workerd wants it. */
function keptRoute(path: string, make: () => Promise<Representation>): DescriptionRoute {
  let kept: Representation | null = null;
  return {
    path,
    answer: async (request) => {
      const document = kept ?? (await make());
      kept = document;
      return answer(request, document);
    },
  };
}
