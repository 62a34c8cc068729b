import type { Language } from '../../domain/localized.ts';

/** The texts around contacts, brand and logo. */
type ConsoleSettingsTexts = Readonly<{
  title: string;
  change: string;
  save: string;
  contacts: string;
  contactsText: string;
  none: string;
  contactOf: (component: string) => string;
  contactHint: string;
  label: Readonly<Record<Language, string>>;
  labelHint: string;
  href: string;
  hrefHint: string;
  brand: string;
  brandText: string;
  accent: string;
  accentHint: string;
  footer: Readonly<Record<Language, string>>;
  links: string;
  link: (number: number) => string;
  linkLabel: Readonly<Record<Language, string>>;
  registrations: string;
  registrationsHint: string;
  number: string;
  lookedUp: string;
  rowsHint: string;
  logo: string;
  logoText: string;
  file: string;
  fileHint: string;
  upload: string;
  removeLogo: string;
  faults: Readonly<{
    label: string;
    href: string;
    accent: string;
    footer: string;
    lookedUp: string;
    number: string;
    logo: string;
    noFile: string;
  }>;
}>;

export const consoleSettingsTexts: Readonly<Record<Language, ConsoleSettingsTexts>> = {
  zh: {
    title: '设置',
    change: '修改',
    save: '保存',
    contacts: '官方联系方式',
    contactsText: '页面上每个渠道旁边显示的号码或地址，客户以此辨认真假客服。',
    none: '没有',
    contactOf: (component) => `${component}的联系方式`,
    contactHint: '三项都留空，页面上就不显示。',
    label: { zh: '显示文字（中文）', en: '显示文字（英文）' },
    labelHint: '例如号码本身；两种语言相同时填一个就行。',
    href: '点开后',
    hrefHint: '电话号码、邮箱，或以 https:// 开头的网址。',
    brand: '品牌',
    brandText: '强调色、页脚文字、链接和备案号。',
    accent: '强调色',
    accentHint: '例如 #1f6feb；用在线条和焦点上，不用在文字上。',
    footer: { zh: '页脚（中文）', en: '页脚（英文）' },
    links: '页脚链接',
    link: (number) => `链接 ${number}`,
    linkLabel: { zh: '文字（中文）', en: '文字（英文）' },
    registrations: '备案号',
    registrationsHint: 'ICP 备案号和公安备案号会自动链接到查询网站，不用填网址。',
    number: '号码',
    lookedUp: '查询网址',
    rowsHint: '最多五个；留空的不保存。',
    logo: '标志',
    logoText: '代替页面左上角的名称；名称仍会读给看不到图的人。',
    file: '图片文件',
    fileHint: 'PNG、JPEG、WebP 或 SVG，不超过 256 KiB，每边不超过 2048 像素。',
    upload: '使用这张图片',
    removeLogo: '不用图片',
    faults: {
      label: '请写出显示的文字，一行，不超过 200 个字。',
      href: '请写电话号码、邮箱，或以 https:// 开头的网址。',
      accent: '请写成 #1f6feb 的样子，并且在浅色和深色页面上都看得清（对比度至少 3:1）。',
      footer: '页脚请写出两种语言，每种一行，不超过 200 个字。',
      lookedUp: '认不出这个号码，请填以 https:// 开头的查询网址。',
      number: '请写出号码。',
      logo: '请选一张完好的 PNG、JPEG 或 WebP，或只画图形、不带脚本和外部链接的 SVG；不超过 256 KiB，每边不超过 2048 像素。',
      noFile: '请先选一个图片文件。',
    },
  },
  en: {
    title: 'Settings',
    change: 'Change',
    save: 'Save',
    contacts: 'Official contacts',
    contactsText:
      'The number or address beside each channel on the page, by which customers tell the real support from a false one.',
    none: 'None',
    contactOf: (component) => `Contact of ${component}`,
    contactHint: 'With all of them empty, the page shows none.',
    label: { zh: 'Shown as (Chinese)', en: 'Shown as (English)' },
    labelHint: 'Such as the number itself; one is enough where both are the same.',
    href: 'Leads to',
    hrefHint: 'A phone number, an email address, or an address that begins with https://.',
    brand: 'Brand',
    brandText: 'Accent colour, a line at the foot, links and registration numbers.',
    accent: 'Accent colour',
    accentHint: 'Such as #1f6feb; of lines and of the focus, never of text.',
    footer: { zh: 'At the foot (Chinese)', en: 'At the foot (English)' },
    links: 'Links at the foot',
    link: (number) => `Link ${number}`,
    linkLabel: { zh: 'Text (Chinese)', en: 'Text (English)' },
    registrations: 'Registration numbers',
    registrationsHint: 'ICP 备案 and 公安备案 numbers lead to their register by themselves.',
    number: 'Number',
    lookedUp: 'Where it is looked up',
    rowsHint: 'At most five; empty ones are not kept.',
    logo: 'Logo',
    logoText: 'Stands for the name at the head of each page; the name is still read out.',
    file: 'Image',
    fileHint: 'PNG, JPEG, WebP or SVG, at most 256 KiB and 2048 pixels on each side.',
    upload: 'Use this image',
    removeLogo: 'Use no image',
    faults: {
      label: 'Write what is shown, in one line of at most 200 characters.',
      href: 'Write a phone number, an email address, or an address that begins with https://.',
      accent:
        'Write a colour such as #1f6feb that can be seen on the light and on the dark page (a contrast of 3:1).',
      footer: 'Write the line in both languages, each at most 200 characters.',
      lookedUp:
        'This number is not recognised; write where it is looked up, beginning with https://.',
      number: 'Write the number.',
      logo: 'Choose a PNG, JPEG or WebP that is whole, or an SVG that only draws, without scripts or outside links; at most 256 KiB and 2048 pixels on each side.',
      noFile: 'Choose an image first.',
    },
  },
};
