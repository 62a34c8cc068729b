import { Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import type { Duplex } from 'node:stream';

/** How many connections wait for their next request, over all endpoints, and for how long. */
const idleLimit = 256;
const idleMs = 10_000;

/** What keeps connections open between two requests to the same endpoint. */
export type Agents = Readonly<{ plain: HttpAgent; secure: HttpsAgent; stop: () => void }>;

/** How many are sent at once is for the sender to bound: here each request finds a connection. */
export function keepAliveAgents(): Agents {
  const idle = new Set<Duplex>();
  const options = {
    keepAlive: true,
    timeout: idleMs,
    // Node gives each address but the last 250 ms, which is short for the other end of the world.
    autoSelectFamilyAttemptTimeout: 2000,
  };
  const plain = limited(new HttpAgent(options), idle);
  const secure = limited(new HttpsAgent(options), idle);
  return {
    plain,
    secure,
    stop: () => {
      plain.destroy();
      secure.destroy();
    },
  };
}

/** Keeps a connection only while few others wait; Node's own limits are for each endpoint. */
function limited<Kind extends HttpAgent>(agent: Kind, idle: Set<Duplex>): Kind {
  const keep = agent.keepSocketAlive.bind(agent);
  const reuse = agent.reuseSocket.bind(agent);
  const forget = function (this: Duplex) {
    idle.delete(this);
  };
  agent.keepSocketAlive = (socket) => {
    if (idle.size >= idleLimit) return false;
    idle.add(socket);
    socket.once('close', forget);
    return keep(socket);
  };
  agent.reuseSocket = (socket, request) => {
    idle.delete(socket);
    socket.off('close', forget);
    reuse(socket, request);
  };
  return agent;
}
