import { readFile, stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';

/** A plain static host: a folder is its index, what is not there is `404.html`, and nothing else. */
export async function staticHost(folder: string, clock: () => number = Date.now) {
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://host');
    response.setHeader('Date', new Date(clock()).toUTCString());
    const file = await fileAt(path.join(folder, path.normalize(pathname)));
    response.statusCode = file === null ? 404 : 200;
    const bytes = await readFile(file ?? path.join(folder, '404.html')).catch(() => 'nothing');
    const type = types[path.extname(file ?? '404.html')];
    if (type) response.setHeader('Content-Type', type);
    response.end(request.method === 'HEAD' ? undefined : bytes);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const close = () =>
    new Promise((resolve) => {
      server.close(resolve);
      server.closeAllConnections();
    });
  return { url: `http://127.0.0.1:${port}`, close };
}

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.svg': 'image/svg+xml',
};

async function fileAt(place: string): Promise<string | null> {
  const found = await stat(place).catch(() => null);
  if (found?.isDirectory()) return fileAt(path.join(place, 'index.html'));
  return found?.isFile() ? place : null;
}
