import type { UrlFault } from '../../domain/delivery/url-fault.ts';
import type { Answer } from './post.ts';

/** The answer where nothing may be posted to a URL, and so nothing was. */
export function refusedBy(fault: UrlFault): Answer {
  return { kind: 'failed', ms: 0, failure: 'refused_address', detail: sentences[fault] };
}

const sentences: Readonly<Record<UrlFault, string>> = {
  not_a_url: 'The address is not a URL.',
  scheme: 'The URL does not begin with https.',
  credentials: 'The URL has a user or a password in it.',
  port: 'The port of the URL is neither 443 nor 8443.',
  private_address: 'The host of the URL is not on the internet.',
  too_long: 'The URL is longer than 2,000 characters.',
};
