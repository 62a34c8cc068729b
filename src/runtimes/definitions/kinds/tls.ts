import * as z from 'zod';
import type { TlsSpec } from '../../../domain/monitor/tls-spec.ts';
import { family } from './fields.ts';
import type { Kind } from './kind.ts';
import { mailUrl } from './mail-values.ts';
import { sipTarget } from './sip-uri.ts';
import { value } from './values.ts';

type Target = Pick<TlsSpec, 'host' | 'port' | 'starttls'>;

const days = z.number({ error: 'must be a number of days' }).min(0, 'must be at least 0').max(3650);

export const schema = z
  .strictObject({
    kind: z.literal('tls'),
    url: value,
    degradedBelowDays: days.default(21),
    downBelowDays: days.default(7),
    family,
  })
  .refine(({ degradedBelowDays, downBelowDays }) => downBelowDays <= degradedBelowDays, {
    path: ['downBelowDays'],
    error: 'must be at most degradedBelowDays',
  });

/** A certificate. */
export const tls: Kind<z.output<typeof schema>, TlsSpec> = {
  targets: ({ url }) => [url],
  passesOver: ({ url }, values) => {
    if (typeof url === 'string') return null;
    return isPlain(values.text(url) ?? '') ? `${url.env} is not encrypted` : null;
  },
  read: ({ url, ...rest }, values) => {
    const target = values.required(url, tlsTarget, 'url');
    return target && { ...rest, ...target };
  },
};

/** Nobody encrypts what never leaves the machine, so STARTTLS is not expected there. */
function isPlain(text: string): boolean {
  if (/^(ws|http):/i.test(text)) return true;
  if (/^sip:/i.test(text)) return !/;transport=tls$/i.test(text);
  return /^(smtp|imap):\/\/([^/@]*@)?(127(\.\d+){3}|localhost|\[::1\])(:|\/|$)/i.test(text);
}

const tlsTarget: z.ZodType<Target> = z.string().transform((text, context) => {
  const target = targetOf(text);
  if (typeof target !== 'string') return target;
  context.addIssue(target);
  return z.NEVER;
});

const remedy =
  'must be a URL that begins with https://, wss://, smtps://, imaps://, smtp://, imap://, tls:// or sips:';

/** What the URL says, or what is to be done about it. */
function targetOf(text: string): Target | string {
  const scheme = /^[a-z]+(?=:)/i.exec(text)?.[0].toLowerCase();
  switch (scheme) {
    case 'sip':
    case 'sips':
      return sipTlsTarget(text);
    case 'smtp':
    case 'smtps':
      return mailTarget(text, 'smtp');
    case 'imap':
    case 'imaps':
      return mailTarget(text, 'imap');
    case 'https':
    case 'wss':
      return webTarget(text, 443) ?? remedy;
    case 'tls':
      return webTarget(text, null) ?? remedy;
    default:
      return remedy;
  }
}

function sipTlsTarget(text: string): Target | string {
  const read = sipTarget.safeParse(text);
  if (!read.success) return messageOf(read.error);
  const { host, port, transport } = read.data;
  return transport === 'tls' ? { host, port, starttls: null } : remedy;
}

function mailTarget(text: string, scheme: 'smtp' | 'imap'): Target | string {
  const read = mailUrl(scheme).safeParse(text);
  if (!read.success) return messageOf(read.error);
  const { host, port, security } = read.data.server;
  return { host, port, starttls: security === 'tls' ? null : scheme };
}

function messageOf({ issues }: z.ZodError): string {
  return issues[0]?.message ?? remedy;
}

/** `standardPort` is null where the URL must name its port. */
function webTarget(text: string, standardPort: number | null): Target | null {
  const url = URL.canParse(text) ? new URL(text) : null;
  const port = url?.port ? Number(url.port) : standardPort;
  if (!url?.hostname || port === null) return null;
  return { host: url.hostname.replace(/^\[(.*)\]$/, '$1'), port, starttls: null };
}
