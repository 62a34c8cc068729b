/** From the first look-up to the last byte, milliseconds. */
export const deadlineMs = 15_000;

/**
 * The same of a first attempt where few connections are all there are: who has not answered then is
 * tried again with those who failed, for the whole time.
 */
export const firstDeadlineMs = 4000;

/** How long the rest of an answer is waited for, once its head has said what became of it. */
export const bodyMs = 2000;

/** How many bytes of a body are read before the connection is cut. */
export const bodyLimit = 64 * 1024;
