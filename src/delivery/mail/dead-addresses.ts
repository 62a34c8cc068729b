/** Addresses that were refused and those that were not, as one process has heard of late. */
export type DeadAddresses = Readonly<{
  /** A letter was taken at an instant (UTC ms). */
  taken: (address: string, at: number) => void;
  /** A letter was refused as there is nobody (UTC ms); whether to believe it. */
  refused: (address: string, at: number) => boolean;
}>;

const minuteMs = 60_000;

/** Only what stays so for a while is believed: until then others were refused, too, or were not. */
const settledMs = 4 * minuteMs;

/** What was heard within that time says how things go in general. */
const recentMs = 60 * minuteMs;

/** Until when a first refusal counts, where none is heard in between. */
const rememberedMs = 24 * 60 * minuteMs;

/** So many are believed wherever any letter is taken. */
const few = 3;

/** Beyond them no more than this share of all addresses. */
const mostRefused = 1 / 4;

/** The newest that was heard of an address; `since` when it was refused first, null where it was not. */
type Heard = Readonly<{ at: number; since: number | null }>;

/**
 * Judges refusals by what other addresses get. A server that is set up wrongly refuses everybody;
 * none of them is to lose what they have subscribed to.
 */
export function createDeadAddresses(): DeadAddresses {
  /** In the order of what was heard last. */
  const heard = new Map<string, Heard>();

  function note(address: string, one: Heard): void {
    heard.delete(address);
    heard.set(address, one);
    for (const [other, { at }] of heard) {
      if (at > one.at - rememberedMs) break;
      heard.delete(other);
    }
  }

  function isRefusingMany(now: number): boolean {
    const recent = [...heard.values()].filter(({ at }) => at > now - recentMs);
    const refused = recent.filter(({ since }) => since !== null).length;
    if (refused === recent.length) return true;
    return refused > few && refused > recent.length * mostRefused;
  }

  return {
    taken: (address, at) => note(address, { at, since: null }),
    refused: (address, at) => {
      const since = heard.get(address)?.since ?? at;
      note(address, { at, since });
      return at - since >= settledMs && !isRefusingMany(at);
    },
  };
}
