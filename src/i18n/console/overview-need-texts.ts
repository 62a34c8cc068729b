import type { Language } from '../../domain/localized.ts';
import { gapBefore } from '../chinese.ts';
import { consoleHolidaysTexts } from './holidays-texts.ts';

/** What the overview says of each need, and what the link beside it leads to. Times are printed. */
type NeedTexts = Readonly<{
  /** `since` is null where that is not known. */
  untold: (status: string, since: string | null) => string;
  worse: (status: string, since: string | null) => string;
  closed: (opens: string | null) => string;
  unverified: (since: string | null) => string;
  missed: (by: string) => string;
  due: (by: string) => string;
  silent: (since: string) => string;
  recovered: (since: string) => string;
  postmortem: (resolved: string) => string;
  late: (which: 'beginning' | 'end', since: string) => string;
  workSoon: (at: string) => string;
  blind: string;
  noReason: string;
  overrideEnds: (status: string, at: string) => string;
  paused: (by: string, since: string, until: string | null) => string;
  holidays: Readonly<{ subject: (calendar: string, year: number) => string; text: string }>;
  endpointDisabled: (count: number, since: string) => string;
  deliveriesFailing: (count: number, since: string) => string;
  mailFailing: Readonly<{ subject: string; text: (count: number, since: string) => string }>;
  quarantine: Readonly<{ subject: string; text: (count: number, newest: string) => string }>;
  /** What a monitor sees, and since when. */
  sees: (monitor: string, reason: string | null, since: string | null) => string;
  acts: Readonly<{
    tell: string;
    update: string;
    over: string;
    postmortem: string;
    begin: string;
    work: string;
    lookAtWork: string;
    monitors: string;
    override: string;
    holidays: string;
    webhook: string;
    webhooks: string;
    deliveries: string;
    quarantine: string;
  }>;
}>;

const zh: NeedTexts = {
  untold: (status, since) => `${sinceZh(since)}${status}，还没有对外说明。`,
  worse: (status, since) => `${sinceZh(since)}${status}，比事件里说的更严重。`,
  closed: (opens) =>
    opens === null
      ? '现在不在服务时间，但监控发现异常；开始服务后，客户会看到故障。'
      : `现在不在服务时间，但监控发现异常；${opens} 开始服务后，客户会看到故障。`,
  unverified: (since) => (since === null ? '还没有核实过。' : `${since} 之后没能核实。`),
  missed: (by) => `原定${gapBefore(by)}${by} 前更新，现已超时。`,
  due: (by) => `约定${gapBefore(by)}${by} 前更新。`,
  silent: (since) => `${since} 之后没有更新，也没有约定下次更新的时间。`,
  recovered: (since) => `涉及的组件自${gapBefore(since)}${since} 起都已恢复应答。`,
  postmortem: (resolved) => `${resolved} 已恢复，复盘还没有写。`,
  late: (which, since) =>
    which === 'beginning'
      ? `原定${gapBefore(since)}${since} 开始，还没有人确认开始。`
      : `原定${gapBefore(since)}${since} 结束，仍在进行。`,
  workSoon: (at) => `${at} 开始。`,
  blind: '无法判断：',
  noReason: '没有说明原因。',
  overrideEnds: (status, at) =>
    `人工标注“${status}”将在${gapBefore(at)}${at} 到期，之后以监控为准。`,
  paused: (by, since, until) =>
    `${by} 自${gapBefore(since)}${since} 起暂停了检查${until === null ? '' : `，到${gapBefore(until)}${until} 为止`}：`,
  holidays: {
    subject: consoleHolidaysTexts.zh.titleOf,
    text: '还没有录入，这些日子会按平常的服务时间计算。',
  },
  endpointDisabled: (_, since) => `${since} 起已停用，不再推送。`,
  deliveriesFailing: (_, since) => `${since} 起，推送一直失败。`,
  mailFailing: {
    subject: '邮件通知',
    text: (count, since) =>
      `有 ${count} 封邮件发不出去，最早的从${gapBefore(since)}${since} 等到现在。`,
  },
  quarantine: {
    subject: '订阅者',
    text: (count, newest) =>
      `最近七天，${count} 个订阅因退信或投诉而停发，最近一次在${gapBefore(newest)}${newest}。`,
  },
  sees: (monitor, reason, since) =>
    `${monitor}${since === null ? '' : `，${since} 起`}：${reason ?? '应答异常。'}`,
  acts: {
    tell: '打开备好的事件',
    update: '发布更新',
    over: '告知已恢复',
    postmortem: '写复盘',
    begin: '确认已开始',
    work: '更新维护进展',
    lookAtWork: '查看维护',
    monitors: '查看监控项',
    override: '延长或结束标注',
    holidays: '录入节假日',
    webhook: '查看 Webhook',
    webhooks: '查看 Webhook',
    deliveries: '查看投递记录',
    quarantine: '查看停发名单',
  },
};

function sinceZh(since: string | null): string {
  return since === null ? '' : `${since} 起`;
}

const en: NeedTexts = {
  untold: (status, since) => `${status}${sinceEn(since)}; nobody has said anything about it yet.`,
  worse: (status, since) => `${status}${sinceEn(since)}; the incident says less than that.`,
  closed: (opens) =>
    `Closed now, but monitors see trouble; ${opens === null ? 'when it opens' : `when it opens ${opens}`}, customers will see it, too.`,
  unverified: (since) => (since === null ? 'Not verified yet.' : `Not verified since ${since}.`),
  missed: (by) => `The update promised for ${by} is late.`,
  due: (by) => `An update is promised by ${by}.`,
  silent: (since) => `No word since ${since}, and none promised.`,
  recovered: (since) => `Everything it names has been answering again since ${since}.`,
  postmortem: (resolved) => `Resolved ${resolved}; the post-mortem is still to be written.`,
  late: (which, since) =>
    which === 'beginning'
      ? `Was to begin ${since}, and nobody has said that it did.`
      : `Was to end ${since}, and still goes on.`,
  workSoon: (at) => `Begins ${at}.`,
  blind: 'Cannot tell: ',
  noReason: 'No reason is known.',
  overrideEnds: (status, at) =>
    `Staff say “${status}” until ${at}; after that the monitors have the word again.`,
  paused: (by, since, until) =>
    `Paused by ${by} since ${since}${until === null ? '' : `, until ${until}`}: `,
  holidays: {
    subject: consoleHolidaysTexts.en.titleOf,
    text: 'Not entered yet, so the usual hours are assumed on these days.',
  },
  endpointDisabled: (count, since) =>
    `Disabled since ${since}; nothing is posted to ${count === 1 ? 'it' : 'them'} now.`,
  deliveriesFailing: (_, since) => `Nothing has got through since ${since}.`,
  mailFailing: {
    subject: 'Mail to subscribers',
    text: (count, since) =>
      `${count === 1 ? 'One letter' : `${count} letters`} cannot be sent; the oldest has waited since ${since}.`,
  },
  quarantine: {
    subject: 'Subscribers',
    text: (count, newest) =>
      `Within seven days, mail to ${count === 1 ? 'one subscription' : `${count} subscriptions`} came back or was complained of, last ${newest}; nothing is sent there now.`,
  },
  sees: (monitor, reason, since) =>
    `${monitor}${since === null ? '' : `, since ${since}`}: ${reason ?? 'Not well.'}`,
  acts: {
    tell: 'Open a prepared incident',
    update: 'Post an update',
    over: 'Say that it is over',
    postmortem: 'Write the post-mortem',
    begin: 'Say that it has begun',
    work: 'Say where the work stands',
    lookAtWork: 'Look at the work',
    monitors: 'Look at the monitors',
    override: 'Extend or end it',
    holidays: 'Enter the holidays',
    webhook: 'Look at the webhook',
    webhooks: 'Look at the webhooks',
    deliveries: 'Look at the deliveries',
    quarantine: 'Look at the quarantine',
  },
};

function sinceEn(since: string | null): string {
  return since === null ? '' : ` since ${since}`;
}

export const needTexts: Readonly<Record<Language, NeedTexts>> = { zh, en };
