/** Is aborted once the process is asked to stop (SIGTERM, SIGINT). */
export function stopSignal(): AbortSignal {
  const stopping = new AbortController();
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.once(signal, () => stopping.abort());
  }
  return stopping.signal;
}
