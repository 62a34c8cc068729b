import type { Language } from '../../domain/localized.ts';

/** The texts around what customers will see. */
type PreviewTexts = Readonly<{
  title: string;
  /** Names a preview by the language that it is in. */
  in: Readonly<Record<Language, string>>;
  show: string;
  /** Where there is none yet. */
  empty: string;
  /** Above what has to be mended first. */
  waits: string;
}>;

export const previewTexts: Readonly<Record<Language, PreviewTexts>> = {
  zh: {
    title: '客户将看到',
    in: { zh: '中文页面', en: '英文页面' },
    show: '预览',
    empty: '填写后，这里会显示客户看到的页面；也可以按“预览”。',
    waits: '先完成以下几处，就能看到预览：',
  },
  en: {
    title: 'What customers will see',
    in: { zh: 'In Chinese', en: 'In English' },
    show: 'Preview',
    empty: 'What customers will see comes here as you type, or when you press Preview.',
    waits: 'The preview comes when this is done:',
  },
};
