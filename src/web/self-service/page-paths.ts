/** Where people subscribe by themselves, and look after what they have; below each language, too. */
export const pagePaths = ['/subscribe', '/subscribe/sent', '/subscriptions/:token'] as const;

export type PagePath = (typeof pagePaths)[number];
