import type { NearCache } from '../../src/runtimes/edge/near-cache.ts';

/** A data centre that keeps one text; `kept` is it. */
export function someDataCentre(): NearCache & { kept: string | null } {
  return {
    kept: null,
    async get() {
      return this.kept;
    },
    async put(text) {
      this.kept = text;
    },
  };
}
