import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { smtpServing } from '../../tests/support/targets/smtp.ts';
import { answerEach } from '../child.ts';

/** A mail server that takes mail for everybody; its one answer is the port it has. */
const server = createServer(smtpServing()).listen(0, '127.0.0.1');
await once(server, 'listening');
const { port } = server.address() as AddressInfo;

answerEach<string, number>(() => port);
