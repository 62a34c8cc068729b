import type { Language } from '../../domain/localized.ts';
import type { ValueFault } from '../../domain/words/template-variable.ts';

/** The texts around the fields in which the variables of a template are filled in. */
type ValueTexts = Readonly<{
  /** Of a variable that may stay open. */
  mayStayOpen: string;
  /** Where nothing is chosen. */
  open: string;
  inLanguage: Readonly<Record<Language, (label: string) => string>>;
  /** In which zone a time is typed. */
  zone: (name: string) => string;
  minutes: string;
  fault: Readonly<Record<ValueFault['kind'], string>>;
}>;

const zh: ValueTexts = {
  mayStayOpen: '不填的话，相应的那一句就不会出现。',
  open: '未选择',
  inLanguage: { zh: (label) => `${label}（中文）`, en: (label) => `${label}（英文）` },
  zone: (name) => `以${name}填写。`,
  minutes: '以分钟计。',
  fault: {
    missing: '请填写这一项，正文里要用到。',
    component: '请选择这里列出的组件。',
    time: '请填写时间，例如 2026-11-22 15:30。',
    minutes: '请填写整数分钟，最多 10080（七天）。',
    number: '请填写数字。',
    word: '请写成一行，不超过 200 个字符。',
    text: '请写成一行，不超过 200 个字符。',
    choice: '请选择这里列出的一项。',
  },
};

const en: ValueTexts = {
  mayStayOpen: 'Left open, the sentence that needs it is left out.',
  open: 'Nothing chosen',
  inLanguage: { zh: (label) => `${label}, in Chinese`, en: (label) => `${label}, in English` },
  zone: (name) => `In ${name}.`,
  minutes: 'In minutes.',
  fault: {
    missing: 'Fill this in; the text needs it.',
    component: 'Choose one of the components listed here.',
    time: 'Give a time such as 2026-11-22 15:30.',
    minutes: 'Give whole minutes, at most 10080 (seven days).',
    number: 'Give a number.',
    word: 'Write one line of at most 200 characters.',
    text: 'Write one line of at most 200 characters.',
    choice: 'Choose one of those listed here.',
  },
};

export const valueTexts: Readonly<Record<Language, ValueTexts>> = { zh, en };
