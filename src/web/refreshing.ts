/** How often an open page is brought up to date, in seconds: in place by the script, or anew without. */
export const refreshing = { withScript: 30, withoutScript: 60 } as const;
