/** Calls back when a signal aborts, until it is called off by what it returns. */
export type OnAbort = (signal: AbortSignal, callback: () => void) => () => void;

/**
 * Listens once to each signal for all who wait for it. A signal looks through its listeners for each
 * that leaves, and thousands of requests end with the same one.
 */
export function abortListeners(): OnAbort {
  const known = new WeakMap<AbortSignal, Set<() => void>>();
  return (signal, callback) => {
    const callbacks = known.get(signal) ?? listening(signal);
    known.set(signal, callbacks);
    callbacks.add(callback);
    return () => callbacks.delete(callback);
  };
}

function listening(signal: AbortSignal): Set<() => void> {
  const callbacks = new Set<() => void>();
  signal.addEventListener('abort', () => {
    for (const callback of callbacks) callback();
  });
  return callbacks;
}
