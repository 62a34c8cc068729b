import { type Actor, may, type Noun } from '../domain/actor.ts';
import { AppError } from '../domain/app-error.ts';
import { type Site, siteComponents } from '../domain/component.ts';
import type { Database } from '../storage/database.ts';

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
  return siteComponents(site).map(({ slug }) => slug);
}
