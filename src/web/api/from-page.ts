import { recent } from '../../domain/recent.ts';
import type { Rendering } from '../public/snapshot.ts';
import { answer, type Representation, represent } from '../representation.ts';
import { publicHeaders } from './public-headers.ts';
import type { Viewed } from './route.ts';

/** How many documents of one kind are kept with a rendering. */
const mostDocuments = 256;

/**
 * Answers with documents that are made once for each rendering of the page, when they are asked for
 * first, and then are sent like the page itself: encoded and tagged.
 * @param keyOf tells the documents of one rendering apart; may throw what a wrong request is answered.
 */
export function fromPage(
  keyOf: (viewed: Viewed) => string,
  documentOf: (viewed: Viewed) => unknown,
): (viewed: Viewed) => Response | Promise<Response> {
  const kept = new WeakMap<Rendering, ReturnType<typeof recent<Representation>>>();

  async function made(viewed: Viewed, key: string): Promise<Response> {
    const { rendering, request, compress } = viewed;
    const text = JSON.stringify(documentOf(viewed));
    const document = await represent(text, { headers: publicHeaders, compress });
    const documents = kept.get(rendering) ?? recent<Representation>(mostDocuments);
    kept.set(rendering, documents);
    documents.set(key, document);
    return answer(request, document);
  }

  return (viewed) => {
    const key = keyOf(viewed);
    const known = kept.get(viewed.rendering)?.get(key);
    return known ? answer(viewed.request, known) : made(viewed, key);
  };
}
