import type { TokenNoun } from '../../domain/actor.ts';
import type { Language } from '../../domain/localized.ts';
import type { Around } from '../texts.ts';

/** The texts around tokens of the API. */
export type TokenTexts = Readonly<{
  title: string;
  /** What a token is for. */
  about: string;
  nobody: string;
  nouns: Readonly<Record<TokenNoun, string>>;
  access: Readonly<Record<'read' | 'write', string>>;
  everything: string;
  /** What a token may do with a sort of thing. */
  scope: (noun: string, access: string) => string;
  never: string;
  /** Around the times at which it was used, expires, expired, was revoked. */
  used: Around;
  expires: Around;
  expired: Around;
  revoked: Around;
  noExpiry: string;
  madeBy: (name: string) => string;
  /** By somebody who is not on the staff any more. */
  madeByFormer: (name: string) => string;
  madeAtTerminal: string;
  former: (count: number) => string;
  log: string;
  create: Readonly<{
    title: string;
    name: string;
    nameHint: string;
    scopes: string;
    expiry: string;
    /** `days` of null is for ever. */
    days: (days: number | null) => string;
    submit: string;
    faults: Readonly<Record<'name' | 'scopes' | 'expiresAt', string>>;
    madeBefore: string;
  }>;
  secret: Readonly<{ title: string; text: (name: string) => string; note: string; use: string }>;
  revoke: Readonly<{ submit: string; ask: (name: string) => string; goneBefore: string }>;
}>;

const zh: TokenTexts = {
  title: 'API 令牌',
  about: '程序凭令牌调用 API。请给每个程序一个单独的令牌，只给它需要的权限。',
  nobody: '还没有令牌。',
  nouns: {
    components: '组件',
    incidents: '事件',
    maintenances: '维护',
    announcements: '公告',
    monitors: '监控项',
    templates: '模板',
    hours: '服务时间',
    holidays: '节假日',
    subscribers: '订阅者',
    webhooks: 'Webhook',
    audit: '操作记录',
  },
  access: { read: '读取', write: '读写' },
  everything: '全部权限，包括以后新增的',
  scope: (noun, access) => `${noun}：${access}`,
  never: '从未使用',
  used: { before: '最近使用：', after: '' },
  expires: { before: '', after: ' 到期' },
  expired: { before: '已于 ', after: ' 到期' },
  revoked: { before: '已于 ', after: ' 撤销' },
  noExpiry: '长期有效',
  madeBy: (name) => `由 ${name} 新建`,
  madeByFormer: (name) => `由 ${name} 新建，此人已不在团队中`,
  madeAtTerminal: '在终端新建',
  former: (count) => `已失效的令牌（${count}）`,
  log: '使用记录',
  create: {
    title: '新建令牌',
    name: '名称',
    nameHint: '写明是哪个程序在用。',
    scopes: '权限',
    expiry: '有效期',
    days: (days) => (days === null ? '长期有效' : days === 365 ? '一年' : `${days} 天`),
    submit: '新建令牌',
    faults: {
      name: '请填写名称，1 到 100 个字符，不要换行。',
      scopes: '请至少选择一项权限。',
      expiresAt: '请选择有效期。',
    },
    madeBefore: '这个令牌已经新建，密钥只显示一次。如果没有记下，请撤销它，再新建一个。',
  },
  secret: {
    title: '新令牌',
    text: (name) => `“${name}”的密钥：`,
    note: '只在这里显示一次。请现在复制到程序的配置里，不要发到聊天或邮件中。',
    use: '调用 API 时，放在请求头中：',
  },
  revoke: {
    submit: '撤销',
    ask: (name) => `撤销后，使用“${name}”的程序会立即被拒绝，而且不能恢复。`,
    goneBefore: '这个令牌已经撤销。',
  },
};

const en: TokenTexts = {
  title: 'API tokens',
  about:
    'Programs use the API with a token. Give each program one of its own, and only what it needs.',
  nobody: 'There is no token yet.',
  nouns: {
    components: 'Components',
    incidents: 'Incidents',
    maintenances: 'Maintenance',
    announcements: 'Announcements',
    monitors: 'Monitors',
    templates: 'Templates',
    hours: 'Hours',
    holidays: 'Holidays',
    subscribers: 'Subscribers',
    webhooks: 'Webhooks',
    audit: 'Audit log',
  },
  access: { read: 'read', write: 'read and change' },
  everything: 'Everything, also what is added later',
  scope: (noun, access) => `${noun}: ${access}`,
  never: 'Never used',
  used: { before: 'Last used ', after: '' },
  expires: { before: 'Expires ', after: '' },
  expired: { before: 'Expired ', after: '' },
  revoked: { before: 'Revoked ', after: '' },
  noExpiry: 'Does not expire',
  madeBy: (name) => `Made by ${name}`,
  madeByFormer: (name) => `Made by ${name}, who is no longer on the staff`,
  madeAtTerminal: 'Made at the terminal',
  former: (count) => `No longer valid (${count})`,
  log: 'What it did',
  create: {
    title: 'New token',
    name: 'Name',
    nameHint: 'Say which program uses it.',
    scopes: 'What it may do',
    expiry: 'Valid for',
    days: (days) =>
      days === null ? 'As long as it is not revoked' : days === 365 ? 'A year' : `${days} days`,
    submit: 'Make the token',
    faults: {
      name: 'Give a name of 1 to 100 characters, on one line.',
      scopes: 'Choose at least one thing that it may do.',
      expiresAt: 'Choose how long it is valid.',
    },
    madeBefore:
      'This token was made already, and its secret is shown only once. If nobody noted it, revoke the token and make another.',
  },
  secret: {
    title: 'The new token',
    text: (name) => `The secret of “${name}”:`,
    note: 'It is shown only now. Copy it into the settings of the program, not into a chat or an email.',
    use: 'Requests carry it in this header:',
  },
  revoke: {
    submit: 'Revoke',
    ask: (name) => `Whoever uses “${name}” is refused at once, and it cannot be brought back.`,
    goneBefore: 'This token was revoked already.',
  },
};

export const tokenTexts: Readonly<Record<Language, TokenTexts>> = { zh, en };
