/** Where the console lies. */
export const consolePath = '/console';
