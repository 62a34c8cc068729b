import { gapAfter, gapBefore } from '../chinese.ts';
import type { MailTexts } from './texts.ts';

export const mailZh: MailTexts = {
  subject: (title, site) => `${title}【${site}】`,
  severalSubject: (count, site) => `${count} 件事有新进展【${site}】`,
  statusOf: (component) => `${component}${gapAfter(component)}的状态`,
  changed: (from, to) => `由“${from}”变为“${to}”。`,
  concerns: '涉及',
  window: (from, until) => `时间：${from} 至${gapBefore(until)}${until}`,
  said: (time) => `${time} 发布`,
  nextUpdate: (time) => `下次更新不晚于${gapBefore(time)}${time}。`,
  waysNow: '以上方式此刻是否可用，请以状态页为准。',
  moreSaid: (count) => `另有 ${count} 条进展，请到状态页查看。`,
  alsoTold: '其他进展',
  details: '查看详情',
  statusPage: '打开状态页',
  times: (zone, offset) => `本邮件中的时间均为${zone}（${offset}）。`,
  because: (site) => `您收到这封邮件，是因为用这个邮箱订阅了“${site}”的通知。`,
  manage: '修改订阅或退订',
  confirmation: (way, site, about) => ({
    subject: `请确认订阅【${site}】`,
    lines: [
      way === 'mail'
        ? `有人用这个邮箱订阅了${newsZh(site, about)}。如果是您本人，请打开下面的链接，点一下按钮确认，之后才会收到通知。`
        : `有人登记了一个程序地址（webhook），用来接收${newsZh(site, about)}，并把这个邮箱填作负责人。如果是您本人，请打开下面的链接，点一下按钮确认，之后才会开始推送。`,
      '如果不是您本人，不必理会：不确认就不会发送任何通知，30 天后我们会删除这条记录。如果还有这样的邮件，请在邮箱里点“退订”，之后 30 天内不会再发。',
    ],
    link: '打开确认页面',
  }),
  reminder: (way, site, standing) => ({
    subject: `您已经订阅过了【${site}】`,
    lines: [
      way === 'mail'
        ? `刚才有人用这个邮箱再次订阅“${site}”的通知。您原来的订阅还在，没有任何改动。`
        : `刚才有人再次登记了您接收“${site}”通知的程序地址（webhook）。原来的登记还在，没有任何改动。`,
      ...(standing === 'paused' ? ['它目前已暂停，恢复之前不会发送任何内容。'] : []),
      '想看看现在订阅了什么，或者修改、退订，请打开下面的链接。',
    ],
    link: '查看我的订阅',
  }),
  disabled: (because, host, site) => ({
    subject: `已停止推送通知【${site}】`,
    lines: [
      `我们不再向 ${host} 推送“${site}”的通知。`,
      ...whyZh[because],
      '问题解决后，可以在下面的页面重新开始发送。',
    ],
    link: '查看这条订阅',
  }),
};

function newsZh(site: string, about: string | null): string {
  return about === null ? `“${site}”的通知` : `“${site}”关于“${about}”的通知`;
}

const whyZh: Readonly<Record<Parameters<MailTexts['disabled']>[0], readonly string[]>> = {
  gone: ['对方答复 410，表示这个地址已经停用。'],
  failing: ['连续五天，所有推送都没有成功。'],
  bounced: ['发往负责人邮箱的邮件被退回。'],
  complained: ['负责人把我们的邮件标为了垃圾邮件。'],
  by_staff: ['这是客服人员的操作。'],
};
