import { execFileSync } from 'node:child_process';
import { chown, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Daemon, startDaemon } from './daemon.ts';
import { freePorts } from './free-port.ts';

/** An XMPP server that lets anybody in and speaks over WebSocket only (RFC 7395). */
export type Prosody = Daemon & Readonly<{ url: string }>;

/** Starts prosody on a free port of 127.0.0.1. */
export async function startProsody(): Promise<Prosody> {
  const [port = 0] = await freePorts(1);
  const daemon = await startDaemon(async (folder) => {
    const file = join(folder, 'prosody.cfg.lua');
    await writeFile(file, configOf(folder, port));
    const runAs = ownUser();
    if (runAs) await chown(folder, runAs.uid, runAs.gid);
    const args = ['--config', file, '-F'];
    return { program: '/usr/bin/prosody', args, ports: [port], ...(runAs && { runAs }) };
  });
  return { ...daemon, url: `ws://127.0.0.1:${port}/xmpp-websocket` };
}

/** Prosody refuses to run as root; its package brings a user of its own. */
function ownUser(): { uid: number; gid: number } | null {
  if (process.getuid?.() !== 0) return null;
  const [uid, gid] = ['-u', '-g'].map((option) => Number(execFileSync('id', [option, 'prosody'])));
  return uid && gid ? { uid, gid } : null;
}

function configOf(folder: string, port: number): string {
  return `
pidfile = "${folder}/prosody.pid"
data_path = "${folder}"
log = { { levels = { min = "info" }, to = "console" } }
modules_enabled = { "saslauth", "ping", "websocket" }
modules_disabled = { "s2s", "offline" }
interfaces = { "127.0.0.1" }
c2s_ports = {}
s2s_ports = {}
https_ports = {}
http_interfaces = { "127.0.0.1" }
http_ports = { ${port} }
http_default_host = "localhost"
consider_websocket_secure = true
c2s_require_encryption = false
VirtualHost "localhost"
  authentication = "anonymous"
`;
}
