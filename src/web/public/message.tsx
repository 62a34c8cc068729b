import type { Language, Localized } from '../../domain/localized.ts';
import { type Texts, texts } from '../../i18n/texts.ts';
import { titleFrom } from '../document.ts';
import { Page } from '../layouts/page.tsx';

/** What such a page can be about. */
export type MessageKind = keyof Texts['messages'];

type MessageProps = Readonly<{
  message: MessageKind;
  siteName: Localized;
  language: Language;
}>;

/** A page that only says what went wrong and leads back to the status. */
export function MessagePage({ message, siteName, language }: MessageProps) {
  const { title, text } = texts[language].messages[message];
  return (
    <Page
      language={language}
      siteName={siteName}
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
