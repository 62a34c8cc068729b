import type { Localized, Words } from '../../domain/localized.ts';
import type { Announcement } from '../../domain/words/announcement.ts';
import { type ComponentNames, nameOf } from './incident-view.ts';

/** Everything that is public about an announcement. Instants are UTC milliseconds. */
export type AnnouncementView = Readonly<{
  id: string;
  title: Words;
  body: Words;
  components: readonly Localized[];
  publishedAt: number;
}>;

/** Builds the public view of an announcement by naming each thing that may be seen. */
export function announcementView(
  { id, title, body, components, publishedAt }: Announcement,
  names: ComponentNames,
): AnnouncementView {
  const named = components.map((slug) => nameOf(slug, names));
  return { id, title, body, components: named, publishedAt };
}
