import { afterAll, beforeAll, vi } from 'vitest';

/**
 * Collects what the processes under test log in this file, which would otherwise fail it. Returns
 * the lines so far, parsed.
 */
export function collectLog(): () => readonly Readonly<{ level: string; message: string }>[] {
  const lines: string[] = [];
  beforeAll(() => {
    vi.spyOn(console, 'error').mockImplementation((line) => void lines.push(String(line)));
  });
  afterAll(() => {
    vi.restoreAllMocks();
  });
  return () => lines.map((line) => JSON.parse(line));
}
