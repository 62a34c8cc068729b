import type { Language } from '../../domain/localized.ts';

/** The label of a text that is written in both languages. */
export type PairLabel = Readonly<Record<Language, string>>;

/** The texts that all forms have in common by which staff tell something. */
type ComposeTexts = Readonly<{
  titleLabel: PairLabel;
  bodyLabel: PairLabel;
  markdown: string;
  components: string;
  /** In which zone times are typed, as people call it. */
  zone: (name: string) => string;
  /** The same of times that are read. */
  allTimes: (name: string) => string;
  notify: string;
  /** Below it: how many subscriptions are told of news, by which way. */
  subscribed: (counts: Readonly<Record<'mail' | 'webhook', number>>) => string;
  /** Templates to begin with. */
  templates: string;
  /** The one that the words come from. */
  template: (name: string) => string;
  blank: string;
  fill: string;
  /** On the button while a form is on its way. */
  sending: string;
  /** Above what is to be known of what is planned. */
  cautions: string;
  /** Where in a preview customers read it. */
  place: Readonly<Record<'status' | 'own', string>>;
  /** Above what holds now, where somebody else was faster. */
  standsNow: string;
  faster: (who: string, time: string) => string;
  /** What was done, on the page that comes after it. */
  done: Readonly<Record<'published' | 'saved', string>>;
  /** Leads to what customers read. */
  publicPage: string;
  /** Of a local time that the clocks of the zone skip, or show twice. */
  clock: Readonly<Record<'never' | 'twice', (time: string) => string>>;
  /** Beside a text of which a language is still to be written, by that language. */
  pending: Readonly<Record<Language, string>>;
  older: string;
  newest: string;
}>;

const zh: ComposeTexts = {
  titleLabel: { zh: '标题（中文）', en: '标题（英文）' },
  bodyLabel: { zh: '正文（中文）', en: '正文（英文）' },
  markdown: '可用 Markdown：空行分段，**加粗**，[文字](https://…) 是链接。',
  components: '涉及哪些组件',
  zone: (name) => `以${name}填写。`,
  allTimes: (name) => `时间均为${name}。`,
  notify: '通知订阅者（订阅源都会收录）',
  subscribed: ({ mail, webhook }) =>
    mail + webhook === 0
      ? '目前没有人订阅。'
      : `目前有 ${mail} 个邮件订阅、${webhook} 个 Webhook，其中关注这些内容的会收到。`,
  templates: '套用模板',
  template: (name) => `模板：${name}（更换或填空）`,
  blank: '不用模板',
  fill: '填入',
  sending: '正在提交…',
  cautions: '请留意',
  place: { status: '状态页上', own: '单独的页面上' },
  standsNow: '现在的内容',
  faster: (who, time) => `${who}在 ${time} 先改动了。`,
  done: { published: '已发布。', saved: '已保存。' },
  publicPage: '查看公开页面',
  clock: {
    never: (time) => `当天时钟会跳过 ${time}，将按拨快的那一刻计算。`,
    twice: (time) => `当天时钟会两次走到 ${time}，将按第一次计算。`,
  },
  pending: { zh: '还缺中文', en: '还缺英文' },
  older: '更早',
  newest: '最新',
};

const en: ComposeTexts = {
  titleLabel: { zh: 'Title in Chinese', en: 'Title in English' },
  bodyLabel: { zh: 'Text in Chinese', en: 'Text in English' },
  markdown: 'Markdown: an empty line begins a paragraph, **bold**, [words](https://…) is a link.',
  components: 'What it is about',
  zone: (name) => `In ${name}.`,
  allTimes: (name) => `All times are ${name}.`,
  notify: 'Tell subscribers (the feeds tell of it anyway)',
  subscribed: ({ mail, webhook }) =>
    mail + webhook === 0
      ? 'Nobody is subscribed now.'
      : `Subscribed now: ${mail} by mail, ${webhook} by webhook. Those who follow this are told.`,
  templates: 'Begin with a template',
  template: (name) => `Template: ${name} (change it, or fill in its blanks)`,
  blank: 'No template',
  fill: 'Fill it in',
  sending: 'Sending…',
  cautions: 'Worth knowing',
  place: { status: 'On the status page', own: 'On its own page' },
  standsNow: 'What stands now',
  faster: (who, time) => `${who} was faster, at ${time}.`,
  done: { published: 'Published.', saved: 'Saved.' },
  publicPage: 'See the public page',
  clock: {
    never: (time) =>
      `Clocks skip ${time} on that day; it counts as the moment at which they are put forward.`,
    twice: (time) => `Clocks show ${time} twice on that day; the first time counts.`,
  },
  pending: { zh: 'Chinese is still missing', en: 'English is still missing' },
  older: 'Older',
  newest: 'Newest',
};

export const composeTexts: Readonly<Record<Language, ComposeTexts>> = { zh, en };
