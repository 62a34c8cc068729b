import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { makeCertificates } from '../certificates.ts';
import { type Daemon, startDaemon } from './daemon.ts';
import { exampleWith } from './example-with.ts';
import { freePorts } from './free-port.ts';

/** nginx as examples/deploy/nginx.conf has it, on ports and in folders of this machine. */
export type NginxBefore = Daemon &
  Readonly<{ origin: string; plain: string; ca: string; copyFolder: string }>;

/** Starts it before the server at this address, as in `127.0.0.1:8080`. */
export async function startNginxBefore(server: string): Promise<NginxBefore> {
  const { ca, good } = await makeCertificates();
  const [plain = 0, secure = 0] = await freePorts(2);
  let copyFolder = '';
  const daemon = await startDaemon(async (folder) => {
    copyFolder = join(folder, 'copy');
    await mkdir(join(folder, 'temporary'));
    await mkdir(copyFolder);
    await writeFile(join(folder, 'fullchain.pem'), good.cert);
    await writeFile(join(folder, 'key.pem'), good.key, { mode: 0o600 });
    const changes = {
      'server 127.0.0.1:8080;': `server ${server};`,
      'listen 80;': `listen 127.0.0.1:${plain};`,
      'listen 443 ssl': `listen 127.0.0.1:${secure} ssl`,
      '/etc/ssl/helplight/': `${folder}/`,
      '/var/cache/nginx-helplight': `${folder}/cache`,
      'status.example.com': '127.0.0.1',
      // Whoever tests what hangs does not want to wait that long.
      'proxy_cache_valid 200 302 404 5s;': 'proxy_cache_valid 200 302 404 1s;',
      'proxy_cache_lock_timeout 1s;': 'proxy_cache_lock_timeout 200ms;',
      'proxy_read_timeout 5s;': 'proxy_read_timeout 500ms;',
      '/var/lib/helplight-copy': copyFolder,
    };
    const file = join(folder, 'nginx.conf');
    await writeFile(file, around(folder, exampleWith('nginx.conf', changes)));
    const args = ['-p', folder, '-e', 'stderr', '-c', file];
    return { program: '/usr/sbin/nginx', args, ports: [plain, secure] };
  });
  const origin = `https://127.0.0.1:${secure}`;
  return { ...daemon, origin, plain: `http://127.0.0.1:${plain}`, ca, copyFolder };
}

/** What stands around it in the nginx.conf of a distribution. */
function around(folder: string, site: string): string {
  const kinds = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'];
  return `
daemon off;
${process.getuid?.() === 0 ? 'user root;' : ''}
worker_processes 1;
pid ${folder}/nginx.pid;
events { worker_connections 64; }
http {
  include /etc/nginx/mime.types;
  access_log off;
  ${kinds.map((kind) => `${kind}_temp_path ${folder}/temporary/${kind};`).join('\n  ')}
  ${site}
}
`;
}
