import type { Language } from '../../domain/localized.ts';

type ToSubscribeProps = Readonly<{
  language: Language;
  /** The one incident or planned work that is to be followed, or what to begin with; nothing for all. */
  follow: Readonly<{ incident?: string; maintenance?: string; component?: string }>;
  text: string;
}>;

/** Leads to where people ask to be told. */
export function ToSubscribe({ language, follow, text }: ToSubscribeProps) {
  const query = new URLSearchParams(follow).toString();
  return (
    <a class="more" href={`/${language}/subscribe${query && `?${query}`}`}>
      {text}
    </a>
  );
}
