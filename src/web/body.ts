import { Refusal } from './api/problem.ts';

/** The longest body that is read, in bytes. */
const mostBytes = 256 * 1024;

/**
 * Reads a body, as bytes and as the JSON that it is.
 * @throws Refusal 415, 413 or 400.
 */
export async function readBody(
  request: Request,
): Promise<Readonly<{ bytes: Uint8Array<ArrayBuffer>; input: unknown }>> {
  demandJson(request.headers.get('content-type'));
  const bytes = await bytesOf(request);
  return { bytes, input: jsonIn(bytes) };
}

function demandJson(type: string | null): void {
  if (/^application\/json\s*(;\s*charset="?utf-8"?\s*)?$/i.test(type?.trim() ?? '')) return;
  throw new Refusal(415, 'Send JSON, with Content-Type: application/json.');
}

/** Reads a body to its end. @throws Refusal 413 where it is longer than `most` bytes. */
export async function bytesOf(
  request: Request,
  most = mostBytes,
): Promise<Uint8Array<ArrayBuffer>> {
  // Whoever announces too much is not listened to; whoever does not announce it is cut short.
  if (Number(request.headers.get('content-length') ?? 0) > most) throw tooLarge(most);
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of streamOf(request)) {
    length += chunk.byteLength;
    if (length > most) throw tooLarge(most);
    chunks.push(chunk);
  }
  return joined(chunks, length);
}

async function* streamOf({ body }: Request): AsyncGenerator<Uint8Array> {
  const reader = body?.getReader();
  if (!reader) return;
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      yield value;
    }
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}

function tooLarge(most: number): Refusal {
  return new Refusal(413, `Send at most ${most / 1024} KiB.`);
}

function joined(chunks: readonly Uint8Array[], length: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(length);
  let place = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, place);
    place += chunk.byteLength;
  }
  return bytes;
}

function jsonIn(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    throw new Refusal(400, 'Send one JSON document in UTF-8; this cannot be read as such.');
  }
}
