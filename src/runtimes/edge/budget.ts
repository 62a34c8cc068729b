/** Connections that the platform lets one invocation have open at the same time. */
export const mostConnections = 6;

/**
 * What each may take of the allowance of an invocation: so many connections at once, and all requests
 * but those that it keeps back for whoever comes after.
 */
export const parts = {
  /** One connection is for the database; page, statuses, jobs and news come after the looks. */
  looks: { connections: 5, keepsBack: 14 },
  /** The same while jobs of the night are due: beside as many looks as go they would never end. */
  looksAtNight: { connections: 5, keepsBack: 24 },
  /** What was seen by hand is stored, and shown. */
  lookByHand: { connections: 5, keepsBack: 8 },
  /** What came of attempts is written down, and leases are given back. */
  news: { connections: 4, keepsBack: 2 },
} as const;

/** Requests that no further step of a job of the night is begun with. */
export const keptAtNight = 8;
