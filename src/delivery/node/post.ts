import { createSecureContext, rootCertificates, type SecureContext } from 'node:tls';
import type { Answer, Post } from '../webhook/post.ts';
import { printable } from '../webhook/printable.ts';
import { refusedBy } from '../webhook/refused.ts';
import { checkedUrl, type UrlRule } from '../webhook/url-rule.ts';
import { abortListeners } from './abort-listeners.ts';
import { guardedLookup, openLookup, type Resolve, resolveName } from './addresses.ts';
import { keepAliveAgents } from './agents.ts';
import { exchange } from './exchange.ts';

/** Posts from Node, over connections that are kept open; `stop` closes them. */
export type NodePost = Readonly<{ post: Post; stop: () => void }>;

/**
 * @param ca further authorities of certificates, PEM.
 * @param resolve looks names up that may only lead to the internet.
 */
export function nodePost({
  rule,
  ca,
  resolve = resolveName,
}: Readonly<{ rule: UrlRule; ca?: string | undefined; resolve?: Resolve }>): NodePost {
  const { plain, secure, stop } = keepAliveAgents();
  const guarded = guardedLookup(resolve);
  const trust = authorities(ca);
  const onAbort = abortListeners();
  const encode = encoder();
  const post: Post = async (posted, signal) => {
    const checked = checkedUrl(posted.url, rule);
    if (checked.kind === 'refused') return refusedBy(checked.fault);
    const { url, place } = checked;
    const lookup = place === 'anywhere' ? openLookup : guarded;
    const agent = url.protocol === 'https:' ? secure : plain;
    const startedAt = performance.now();
    const bytes = encode(posted.body);
    const line = { url, posted, bytes, agent, lookup, trust, startedAt, signal, onAbort };
    return exchange(line).catch(unforeseen);
  };
  return { post, stop };
}

/** An event goes to thousands of endpoints in the same words, which are encoded once. */
function encoder(): (text: string) => string {
  let last = { text: '', bytes: '' };
  return (text) => {
    if (text !== last.text) last = { text, bytes: Buffer.from(text).toString('latin1') };
    return last.bytes;
  };
}

/** Read once: it takes as long as many requests. */
function authorities(ca: string | undefined): () => SecureContext {
  let context: SecureContext | null = null;
  return () => {
    context ??= createSecureContext(ca === undefined ? {} : { ca: [...rootCertificates, ca] });
    return context;
  };
}

/** A request that could not even be made, such as one with a header that no request may have. */
function unforeseen(error: unknown): Answer {
  return { kind: 'failed', ms: 0, failure: 'internal', detail: printable(String(error)) };
}
