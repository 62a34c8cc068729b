import * as z from 'zod';
import type { SipSpec } from '../../../domain/monitor/sip-spec.ts';

/** Where a SIP URI leads (RFC 3261 §19.1). */
export type SipTarget = Pick<SipSpec, 'uri' | 'host' | 'port' | 'transport'>;

const standardPort = { udp: 5060, tcp: 5060, tls: 5061 } as const;

const pattern =
  /^(?<scheme>sips?):(?:(?<user>(?:[\w\-.!~*'()&=+$,;?/]|%[0-9a-f]{2})+)@)?(?<host>\[[0-9a-f:.]+\]|[a-z0-9._-]+)(?::(?<port>\d{1,5}))?(?<parameters>(?:;[^;?@\s]+)*)$/i;

/** A SIP URI: `sip:help@pbx.example:5060;transport=tcp`. */
export const sipTarget: z.ZodType<SipTarget> = z.string().transform((text, context) => {
  const read = targetOf(text);
  if (typeof read !== 'string') return read;
  context.addIssue(read);
  return z.NEVER;
});

/** A SIP address without port and parameters, as it is registered: `sip:probe@pbx.example`. */
export const sipAddress = z.string().refine((text) => {
  const { user, port, parameters } = pattern.exec(text)?.groups ?? {};
  return user !== undefined && port === undefined && parameters === '';
}, 'must be an address such as sip:probe@pbx.example, without a port');

/** What the URI says, or what is to be done about it. */
function targetOf(text: string): SipTarget | string {
  const { scheme = '', user, host = '', port, parameters = '' } = pattern.exec(text)?.groups ?? {};
  if (host === '') return 'must be a SIP URI such as sip:help@pbx.example.com;transport=tcp';
  const transport = transportOf(scheme.toLowerCase(), parameters.toLowerCase());
  if (transport === null) return 'must have no parameter but transport, as udp, tcp or tls';
  const number = port === undefined ? standardPort[transport] : Number(port);
  if (number === 0 || number > 65_535) return 'must have a port from 1 to 65535';
  const userPart = user === undefined ? '' : `${user}@`;
  return {
    uri: `${scheme.toLowerCase()}:${userPart}${host}${port === undefined ? '' : `:${port}`}`,
    host: host.replace(/^\[(.*)\]$/, '$1'),
    port: number,
    transport,
  };
}

/** `sips:` is always TLS (RFC 3261 §26.2.2); null for what is not known here. */
function transportOf(scheme: string, parameters: string): SipTarget['transport'] | null {
  const named = /^(?:;transport=(udp|tcp|tls))?$/.exec(parameters);
  if (!named) return null;
  const transport = (named[1] ?? (scheme === 'sips' ? 'tls' : 'udp')) as SipTarget['transport'];
  if (scheme === 'sips') return transport === 'udp' ? null : 'tls';
  return transport;
}
