import type { Brand } from '../../domain/brand.ts';
import type { Snapshots } from './snapshot.ts';

/** The brand of the site as it stands now; none where the page cannot be rendered. */
export async function brandNow({ current }: Pick<Snapshots, 'current'>): Promise<Brand | null> {
  try {
    return (await current()).watched.site.brand ?? null;
  } catch {
    // Whoever asks prints a message, perhaps about that very fault.
    return null;
  }
}
