import { gapBefore } from './chinese.ts';
import type { IncidentTexts } from './incident-texts.ts';

export const incidentZh: IncidentTexts = {
  status: {
    investigating: '排查中',
    identified: '已定位',
    monitoring: '恢复观察中',
    resolved: '已恢复',
    postmortem: '复盘',
  },
  kind: { outage: '服务故障', security: '安全提醒' },
  impact: {
    none: '不影响使用',
    minor: '影响较小',
    major: '影响较大',
    critical: '影响严重',
  },
  open: '正在处理的事件',
  more: '还在处理的其他事件',
  resolvedLately: '最近 24 小时内恢复的事件',
  ofMonth: '事件',
  said: (name, status) => `${name}：${status}`,
  updated: { before: '', after: ' 更新' },
  due: { before: '下次更新：', after: ' 之前' },
  missed: (time) => ({ before: `原定${gapBefore(time)}`, after: ' 前更新，现已超时。' }),
  began: { before: '', after: ' 开始' },
  resolved: { before: '', after: ' 恢复' },
  safety: {
    money: '资金安全：发现不是您本人的交易，请马上联系我们，并且只用本站列出的联系方式。',
    codes: '不要把验证码或密码告诉任何人。我们绝不会索要，来要的都不是我们的客服。',
  },
  meanwhile: '在此期间，可以通过以下方式联系我们',
  timeline: '处理经过',
  postmortem: '事后复盘',
  edited: { before: '', after: ' 修改过' },
  before: '查看原来的内容',
  until: { before: '', after: ' 之前的内容' },
  pending: '翻译稍后补上',
  see: { before: '详见“', after: '”' },
  description: (status, components) =>
    components.length === 0 ? `${status}。` : `${status}。涉及${components.join('、')}。`,
};
