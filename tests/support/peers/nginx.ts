import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Identity, makeCertificates } from '../certificates.ts';
import { type Daemon, startDaemon } from './daemon.ts';
import { freePorts } from './free-port.ts';

/** A web server with one plain port and one port for each certificate; origins without a slash. */
export type Nginx = Daemon &
  Readonly<{ plain: string; good: string; expired: string; wrongHost: string; ca: string }>;

type SecureServer = Readonly<{ name: string; port: number; identity: Identity }>;

/** Starts nginx on free ports of 127.0.0.1 with a master and one worker. */
export async function startNginx(): Promise<Nginx> {
  const { ca, ...identities } = await makeCertificates();
  const [plain = 0, good = 0, expired = 0, wrongHost = 0] = await freePorts(4);
  const servers = [
    { name: 'good', port: good, identity: identities.good },
    { name: 'expired', port: expired, identity: identities.expired },
    { name: 'wrong-host', port: wrongHost, identity: identities.wrongHost },
  ];
  const daemon = await startDaemon(async (folder) => {
    const file = join(folder, 'nginx.conf');
    await mkdir(join(folder, 'temporary'));
    await writeFile(file, configOf(folder, plain, good, servers));
    await Promise.all(servers.map((server) => writeIdentity(folder, server)));
    const args = ['-p', folder, '-e', 'stderr', '-c', file];
    return { program: '/usr/sbin/nginx', args, ports: [plain, good, expired, wrongHost] };
  });
  return {
    ...daemon,
    ca,
    plain: `http://127.0.0.1:${plain}`,
    good: `https://127.0.0.1:${good}`,
    expired: `https://127.0.0.1:${expired}`,
    wrongHost: `https://127.0.0.1:${wrongHost}`,
  };
}

async function writeIdentity(folder: string, { name, identity }: SecureServer): Promise<void> {
  await writeFile(join(folder, `${name}.crt`), identity.cert);
  await writeFile(join(folder, `${name}.key`), identity.key, { mode: 0o600 });
}

function configOf(
  folder: string,
  plain: number,
  good: number,
  servers: readonly SecureServer[],
): string {
  const kinds = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'];
  return `
daemon off;
worker_processes 1;
pid ${folder}/nginx.pid;
events { worker_connections 64; }
http {
  access_log off;
  ${kinds.map((kind) => `${kind}_temp_path ${folder}/temporary/${kind};`).join('\n  ')}
  default_type application/json;
  gzip on;
  gzip_min_length 0;
  gzip_types application/json;
  server {
    listen 127.0.0.1:${plain};
    location = /moved { return 301 https://127.0.0.1:${good}/health; }
    location = /round { return 302 /round; }
    ${health}
  }
  ${servers.map((server) => secureServer(folder, server)).join('\n  ')}
}
`;
}

const health = `location = /health { return 200 '{"status":"ok"}'; }
    location / { return 404; }`;

function secureServer(folder: string, { name, port }: SecureServer): string {
  return `server {
    listen 127.0.0.1:${port} ssl;
    ssl_certificate ${folder}/${name}.crt;
    ssl_certificate_key ${folder}/${name}.key;
    ${health}
  }`;
}
