import { type Actor, may, type Noun } from '../../domain/actor.ts';
import { AppError } from '../../domain/app-error.ts';
import { componentSlugs, type Site } from '../../domain/component.ts';
import type { Database } from '../../storage/database.ts';

/** A request that must be carried out only once, however often it is sent. */
export type RequestKey = Readonly<{ holder: string; key: string; fingerprint: string }>;

/** Who does something, where, and when (UTC ms). */
export type Acting = Readonly<{
  db: Database;
  site: Pick<Site, 'groups'>;
  actor: Actor;
  now: number;
  /** Null where nothing but the caller's care keeps it from being done twice. */
  once: RequestKey | null;
}>;

/** The same where neither the site nor the key of a request is needed. */
export type ActingOnce = Pick<Acting, 'db' | 'actor' | 'now'>;

/** Where and when something is planned: all that decides what would come of it. */
export type Planning = Pick<Acting, 'site' | 'now'>;

/** @throws AppError `forbidden` where the actor may not change that noun. */
export function demandWrite({ actor }: Acting, noun: Noun): void {
  demand(actor, 'write', noun);
}

/** @throws AppError `forbidden` where the actor may not read or change that noun. */
export function demand(actor: Actor, access: 'read' | 'write', noun: Noun): void {
  if (may(actor, access, noun)) return;
  throw new AppError(
    'forbidden',
    `This needs the scope ${noun}:${access}; use a token that has it.`,
  );
}

/** Slugs of all components of the site. */
export function slugsOf({ site }: Pick<Acting, 'site'>): readonly string[] {
  return componentSlugs(site);
}

/** @throws AppError `not_found` of what is no component of the site. */
export function demandComponent(acting: Pick<Acting, 'site'>, slug: string): void {
  const known = slugsOf(acting);
  if (known.includes(slug)) return;
  throw new AppError('not_found', `There is no such component; name one of ${known.join(', ')}.`);
}
