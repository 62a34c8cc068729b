import type { HttpSpec, WebSocketSpec } from '../../src/domain/probe-spec.ts';
import { nodeProbes } from '../../src/probes/node.ts';
import type { Probes } from '../../src/probes/probe.ts';
import { echoing } from '../support/targets/chat.ts';
import { servingJson } from '../support/targets/http.ts';
import { httpSpec, webSocketSpec } from '../support/targets/specs.ts';
import { type Place, probeContract } from './probe-contract.ts';

probeContract<HttpSpec>({
  name: 'http',
  probe: (options) => present(nodeProbes(options), 'http'),
  spec: (place) => httpSpec({ url: urlOf('http', place) }),
  good: servingJson({ status: 'ok' }),
  strangeGreeting: 'protocol_error',
});

probeContract<WebSocketSpec>({
  name: 'websocket',
  probe: (options) => present(nodeProbes(options), 'websocket'),
  spec: (place) => webSocketSpec({ url: urlOf('ws', place) }),
  good: echoing,
  strangeGreeting: 'protocol_error',
});

function urlOf(scheme: 'http' | 'ws', { host, port, security }: Place): string {
  return `${scheme}${security === 'tls' ? 's' : ''}://${host}:${port}/`;
}

function present<Kind extends keyof Probes>(probes: Probes, kind: Kind): NonNullable<Probes[Kind]> {
  const probe = probes[kind];
  if (!probe) throw new Error(`Node has no probe of kind ${kind}.`);
  return probe;
}
