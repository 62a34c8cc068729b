import { gapBefore } from '../chinese.ts';
import type { ConsoleAnnouncementTexts } from './announcement-texts.ts';

export const announcementZh: ConsoleAnnouncementTexts = {
  write: '写公告',
  current: '正在展示',
  coming: '待发布',
  past: '以往公告',
  none: { current: '现在没有展示中的公告。', past: '还没有过往的公告。' },
  standing: {
    coming: (time) => `${time} 发布`,
    current: (time) => `展示至${gapBefore(time)}${time}`,
    past: (time) => `展示至${gapBefore(time)}${time}，已撤下`,
    taken_back: (time) => `${time} 撤回，没有发布`,
  },
  newTitle: '写公告',
  publish: '发布',
  publishedAt: '何时发布',
  now: '留空即立刻发布。',
  until: '展示到',
  forAWeek: '留空则展示一周。',
  whole: '不选即与全部服务有关。',
  faults: {
    title: '请用一行写明标题，不超过 200 字，中英文至少写一种。',
    body: '请写明正文，不超过 10000 字，中英文至少写一种。',
    components: '请重新选择涉及的组件。',
    publishedAt: '请填写发布时间；已经发布的公告不能再改发布时间。',
    until: '请填写结束时间：晚于发布时间，也晚于现在。',
  },
  readNow: '客户现在看到的内容',
  willRead: '发布后客户将看到的内容',
  next: '接下来',
  change: {
    title: '修改',
    text: '修改立刻生效，订阅者不会再次收到通知。',
    submit: '保存',
    keeps: '留空的语言保持原样。',
  },
  end: {
    title: '撤下',
    text: {
      current: '公告从状态页撤下，它自己的页面和订阅源里仍可查看。',
      coming: '公告不会发布，客户不会看到它。',
    },
    submit: '撤下公告',
    over: '这则公告已经撤下了。',
  },
};
