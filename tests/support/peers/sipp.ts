import { createSocket } from 'node:dgram';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { type Daemon, startDaemon } from './daemon.ts';
import { freePorts } from './free-port.ts';

/** A SIP test program on 127.0.0.1 that plays one scene with everybody who sends OPTIONS. */
export type Sipp = Daemon & Readonly<{ port: number }>;

/** `answers`: 200 at once. `tries`: 100, and then nothing. */
export type Scene = 'answers' | 'tries';

const attempts = 500;
const pauseMs = 20;

/** Starts sipp on a free port. Its own scenarios know only calls, so it is given one here. */
export async function startSipp(transport: 'udp' | 'tcp', scene: Scene): Promise<Sipp> {
  const [port = 0] = await freePorts(1);
  const daemon = await startDaemon(async (folder) => {
    const file = join(folder, 'scenario.xml');
    await writeFile(file, scenarioOf(scene));
    const place = ['-i', '127.0.0.1', '-p', String(port), '-t', transport === 'udp' ? 'u1' : 't1'];
    const args = ['-sf', file, ...place, '-nostdin'];
    return { program: '/usr/bin/sipp', args, ports: transport === 'tcp' ? [port] : [] };
  });
  if (transport === 'udp') await untilTaken(port);
  return { ...daemon, port };
}

function scenarioOf(scene: Scene): string {
  const status = scene === 'answers' ? '200 OK' : '100 Trying';
  return `<?xml version="1.0" encoding="ISO-8859-1" ?>
<scenario name="options">
  <recv request="OPTIONS" />
  <send><![CDATA[

    SIP/2.0 ${status}
    [last_Via:]
    [last_From:]
    [last_To:];tag=[pid]sipp[call_number]
    [last_Call-ID:]
    [last_CSeq:]
    Content-Length: 0

  ]]></send>
  ${scene === 'tries' ? '<recv request="BYE" timeout="60000" />' : ''}
</scenario>
`;
}

/** A UDP port accepts nothing that could be tried; but a free one refuses what is sent to it. */
async function untilTaken(port: number): Promise<void> {
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    if (!(await refuses(port))) return;
  }
  throw new Error(`Nobody has taken UDP port ${port}.`);
}

async function refuses(port: number): Promise<boolean> {
  const socket = createSocket('udp4');
  let isRefused = false;
  socket.on('error', () => {
    isRefused = true;
  });
  // A keep-alive (RFC 3261 §7.5), which asks for no answer.
  socket.connect(port, '127.0.0.1', () => socket.send('\r\n\r\n'));
  await pause(pauseMs);
  socket.close();
  return isRefused;
}
