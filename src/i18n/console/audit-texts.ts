import type { Actor } from '../../domain/actor.ts';
import type { Language } from '../../domain/localized.ts';
import type { Around } from '../texts.ts';
import { auditActionsEn } from './audit-actions-en.ts';
import { auditActionsZh } from './audit-actions-zh.ts';
import { auditFieldsEn } from './audit-fields-en.ts';
import { auditFieldsZh } from './audit-fields-zh.ts';

/** The texts of the audit log. */
export type AuditTexts = Readonly<{
  title: string;
  search: Readonly<{
    who: string;
    anybody: string;
    action: string;
    anything: string;
    /** Everything that is done to one sort of thing. */
    allOf: (noun: string) => string;
    words: string;
    from: string;
    until: string;
    submit: string;
    all: string;
    notATime: string;
  }>;
  /** Where only one subject is shown; around what it is called. */
  onlyOf: Around;
  nothing: string;
  older: string;
  /** That all until a time was looked through. */
  lookedThrough: (count: number, time: string) => string;
  further: string;
  newest: string;
  entry: Readonly<{ title: string; ofSubject: string }>;
  /** Who does things that is no person and no token. */
  actors: Readonly<Record<Extract<Actor['kind'], 'subscriber' | 'clock' | 'terminal'>, string>>;
  /** Around the name of a token. */
  token: Around;
  changes: Readonly<{
    caption: string;
    what: string;
    before: string;
    after: string;
    /** Where there was nothing before. */
    noted: string;
    nothing: string;
    yes: string;
    no: string;
    none: string;
  }>;
  /** Of an action: what stands around what it was done to, or all of it where that goes without saying. */
  actions: Readonly<Record<string, Around | string>>;
  /** Sorts of things, as the first part of an action names them. */
  nouns: Readonly<Record<string, string>>;
  /** What the parts of a detail are called. */
  fields: Readonly<Record<string, string>>;
}>;

const zh: AuditTexts = {
  title: '操作记录',
  search: {
    who: '操作者',
    anybody: '所有人',
    action: '操作',
    anything: '所有操作',
    allOf: (noun) => `${noun}：全部`,
    words: '内容包含',
    from: '从',
    until: '到',
    submit: '查找',
    all: '查看全部',
    notATime: '请填写日期和时间，例如 2026-11-22 14:05。',
  },
  onlyOf: { before: '只显示与“', after: '”有关的记录。' },
  nothing: '没有符合条件的记录。',
  older: '更早的记录',
  lookedThrough: (count, time) => `已查找最近 ${count} 条，直到 ${time}。`,
  further: '继续往前查找',
  newest: '回到最新',
  entry: { title: '操作详情', ofSubject: '与此有关的全部记录' },
  actors: { subscriber: '订阅者', clock: '系统定时', terminal: '运维终端' },
  token: { before: '令牌“', after: '”' },
  changes: {
    caption: '记录的内容',
    what: '项目',
    before: '之前',
    after: '之后',
    noted: '内容',
    nothing: '没有更多内容。',
    yes: '是',
    no: '否',
    none: '无',
  },
  ...{ actions: auditActionsZh.actions, nouns: auditActionsZh.nouns, fields: auditFieldsZh },
};

const en: AuditTexts = {
  title: 'Audit log',
  search: {
    who: 'By whom',
    anybody: 'Anybody',
    action: 'What was done',
    anything: 'Anything',
    allOf: (noun) => `${noun}: everything`,
    words: 'With these words',
    from: 'From',
    until: 'Until',
    submit: 'Search',
    all: 'Show all',
    notATime: 'Give a date and a time, such as 2026-11-22 14:05.',
  },
  onlyOf: { before: 'Only what was done to “', after: '”.' },
  nothing: 'Nothing fits.',
  older: 'Older entries',
  lookedThrough: (count, time) => `Looked through ${count} entries, back to ${time}.`,
  further: 'Look further back',
  newest: 'Back to the newest',
  entry: { title: 'What was done', ofSubject: 'All that was done to it' },
  actors: {
    subscriber: 'A subscriber',
    clock: 'The clock',
    terminal: 'The operator at the terminal',
  },
  token: { before: 'The token “', after: '”' },
  changes: {
    caption: 'What was noted',
    what: 'What',
    before: 'Before',
    after: 'After',
    noted: 'Noted',
    nothing: 'Nothing else was noted.',
    yes: 'yes',
    no: 'no',
    none: 'none',
  },
  ...{ actions: auditActionsEn.actions, nouns: auditActionsEn.nouns, fields: auditFieldsEn },
};

export const auditTexts: Readonly<Record<Language, AuditTexts>> = { zh, en };
