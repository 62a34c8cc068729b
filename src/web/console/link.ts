import { consolePath } from './console-path.ts';

/** The address behind which a link that works once is used, to be handed out. */
export function linkTo(baseUrl: string, secret: string): string {
  return `${baseUrl}${consolePath}/join/${secret}`;
}
