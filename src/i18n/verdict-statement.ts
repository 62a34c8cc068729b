import type { ChannelKind, ComponentStatus } from '../domain/component.ts';

export type Trouble = Exclude<ComponentStatus, 'operational'>;

/** A channel by its name, and by its kind where it is the only one of that kind, else null. */
export type Way = Readonly<{ name: string; kind: ChannelKind | null }>;

/** Since when something is so, as a printed time: the same for all that are named, or the earliest. */
export type Since = Readonly<{ kind: 'all' | 'first'; time: string }>;

/** What the verdict states, before either language words it. */
export type Statement =
  | Readonly<{ kind: 'trouble'; status: Trouble; ways: readonly Way[]; since: Since | null }>
  | Readonly<{ kind: 'slowly'; ways: readonly Way[]; since: Since | null }>
  | Readonly<{ kind: 'unverified'; ways: readonly Way[]; since: string | null }>
  | Readonly<{
      kind: 'pending' | 'reachable' | 'stillTry' | 'contact' | 'notChecked';
      ways: readonly Way[];
    }>
  /** `holiday` is null where it is closed for none, `opensAt` where that is not known. */
  | Readonly<{
      kind: 'closed';
      ways: readonly Way[];
      holiday: string | null;
      opensAt: string | null;
    }>
  | Readonly<{ kind: 'allClosed'; holiday: string | null }>
  | Readonly<{ kind: 'opens'; ways: readonly Way[]; opensAt: string }>
  /** Fewer people than usual are there, or nobody but a bot. */
  | Readonly<{ kind: 'reduced' | 'botOnly'; ways: readonly Way[] }>
  | Readonly<{ kind: 'theseNotChecked' | 'cannotTell'; count: number }>
  | Readonly<{
      kind: 'functions';
      items: readonly Readonly<{ name: string; status: Trouble; since: string | null }>[];
    }>
  | Readonly<{ kind: 'functionsUnverified'; names: readonly string[] }>
  | Readonly<{ kind: 'tryAgain' | 'nobody' | 'awaiting' | 'noChannel' }>;
