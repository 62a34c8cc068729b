import type { Brand } from '../../domain/brand.ts';
import type { Language, Localized } from '../../domain/localized.ts';
import { type Texts, texts } from '../../i18n/texts.ts';
import { titleFrom } from '../document.ts';
import { Page } from '../layouts/page.tsx';

/** What such a page can be about. */
export type MessageKind = keyof Texts['messages'];

type MessageProps = Readonly<{
  message: MessageKind;
  siteName: Localized;
  brand: Brand | null;
  language: Language;
}>;

/** A page that only says what went wrong and leads back to the status. */
export function MessagePage({ message, siteName, brand, language }: MessageProps) {
  const { title, text } = texts[language].messages[message];
  return (
    <Page
      language={language}
      path=""
      siteName={siteName}
      brand={brand}
      title={titleFrom(title, siteName[language])}
      description={text}
      refresh="never"
      footer={[]}
    >
      <main>
        <div class="verdict">
          <h1>{title}</h1>
          <p>{text}</p>
        </div>
        <p>
          <a class="more" href={`/${language}`}>
            {texts[language].toStatus}
          </a>
        </p>
      </main>
    </Page>
  );
}
