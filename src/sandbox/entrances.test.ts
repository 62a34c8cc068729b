import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { expect, it } from 'vitest';
import { openListener } from './listener.ts';
import { createPhone } from './phone/sip.ts';
import { tcpEntrance } from './tcp-entrance.ts';
import { udpEntrance } from './udp-entrance.ts';

it.each([
  [
    'TCP',
    async (port: number) => {
      const server = createServer().listen(port, '127.0.0.1');
      await once(server, 'listening');
      return async () => void (await new Promise((resolve) => server.close(resolve)));
    },
  ],
  [
    'UDP',
    async (port: number) => {
      const socket = createSocket('udp4').bind(port, '127.0.0.1');
      await once(socket, 'listening');
      return async () => void (await new Promise<void>((resolve) => socket.close(resolve)));
    },
  ],
] as const)(
  'opens all entrances or none when another program has the port over %s',
  async (_over, take) => {
    const phone = createPhone({ user: 'probe', password: 'secret' });
    const listener = await openListener(udpEntrance(phone.udp), tcpEntrance(phone.tcp));
    await listener.become({ kind: 'refuse' });
    const giveBack = await take(listener.port);
    await expect(listener.become({ kind: 'well' })).rejects.toMatchObject({ kind: 'port_taken' });
    expect(listener.condition()).toEqual({ kind: 'refuse' });
    await giveBack();
    await listener.become({ kind: 'well' });
    expect(listener.condition()).toEqual({ kind: 'well' });
    await listener.stop();
  },
);
