/** From the first look-up to the last byte, milliseconds. */
export const deadlineMs = 15_000;

/** How long the rest of an answer is waited for, once its head has said what became of it. */
export const bodyMs = 2000;

/** How many bytes of a body are read before the connection is cut. */
export const bodyLimit = 64 * 1024;
