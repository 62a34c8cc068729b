import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Daemon, startDaemon } from './daemon.ts';
import { exampleWith } from './example-with.ts';
import { freePorts } from './free-port.ts';

/** Caddy as examples/deploy/Caddyfile has it, without TLS, on a port and in folders of this machine. */
export type CaddyBefore = Daemon & Readonly<{ origin: string; copyFolder: string }>;

/** Starts it before two servers at these addresses, as in `127.0.0.1:8080`. */
export async function startCaddyBefore(servers: readonly [string, string]): Promise<CaddyBefore> {
  const [port = 0] = await freePorts(1);
  const [first, second] = servers;
  let copyFolder = '';
  const daemon = await startDaemon(async (folder) => {
    copyFolder = join(folder, 'copy');
    await mkdir(copyFolder);
    const site = exampleWith('Caddyfile', {
      'status.example.com {': `http://127.0.0.1:${port} {`,
      'reverse_proxy 127.0.0.1:8080 {': `reverse_proxy ${first} {`,
      '# to 10.0.0.2:8080': `to ${second}`,
      '/var/lib/helplight-copy': copyFolder,
    });
    const own = '{\n\tadmin off\n\tauto_https off\n}\n';
    const file = join(folder, 'Caddyfile');
    await writeFile(file, own + site);
    const args = ['run', '--config', file, '--adapter', 'caddyfile'];
    const environment = { HOME: folder, XDG_CONFIG_HOME: folder, XDG_DATA_HOME: folder };
    return { program: '/usr/bin/caddy', args, ports: [port], environment };
  });
  return { ...daemon, origin: `http://127.0.0.1:${port}`, copyFolder };
}
