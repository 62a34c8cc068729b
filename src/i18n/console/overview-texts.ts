import type { Language } from '../../domain/localized.ts';
import { gapAfter } from '../chinese.ts';
import type { Around } from '../texts.ts';

/** How many monitors look, at how many of all components. */
export type Watch = Readonly<{ monitors: number; watched: number; components: number }>;

/** The texts of the overview, but for what it says of each need. */
type OverviewTexts = Readonly<{
  title: string;
  needs: (count: number) => string;
  /** That nothing needs anybody. */
  calm: string;
  /** What is watched. */
  watching: (watch: Watch) => string;
  /** Around the time, to the second, of the newest look. */
  lookedAt: Around;
  /** Around the time, to the second, to which all of this is true; leads to the same page anew. */
  asOf: Around;
  again: string;
  /** Told by a script when it could not be renewed. */
  stale: string;
  /** After the names that stand before, of how many and how many are not named. */
  andMore: (all: number, more: number) => string;
  drafts: Readonly<{
    title: string;
    /** Of a form that has no title yet. */
    untitled: string;
    yours: string;
    by: (author: string) => string;
    kept: (time: string) => Around;
    open: string;
    remove: string;
  }>;
  public: Readonly<{
    title: string;
    look: string;
    incidents: string;
    work: string;
    noWork: string;
  }>;
}>;

const zh: OverviewTexts = {
  title: '概览',
  needs: (count) => `待处理（${count}）`,
  calm: '现在没有需要处理的事情。',
  watching: ({ monitors, watched, components }) => {
    if (monitors === 0) return '没有监控项在检查，组件状态只由人工标注。';
    return watched === components
      ? `${monitors} 个监控项在检查全部 ${components} 个组件。`
      : `${monitors} 个监控项在检查 ${components} 个组件中的 ${watched} 个。`;
  },
  lookedAt: { before: '最近一次检查：', after: '。' },
  asOf: { before: '', after: ' 的情况，每 30 秒自动更新' },
  again: '现在更新',
  stale: '刚才没能更新，下面是上述时间的情况。会继续自动尝试。',
  andMore: (all) => `等 ${all} 个`,
  drafts: {
    title: '草稿',
    untitled: '尚无标题',
    yours: '您的草稿',
    by: (author) => `${author}${gapAfter(author)}的草稿`,
    kept: () => ({ before: '', after: ' 保存' }),
    open: '继续填写',
    remove: '删除',
  },
  public: {
    title: '客户现在看到的',
    look: '查看公开页面',
    incidents: '未结束的事件',
    work: '接下来的维护',
    noWork: '没有已安排的维护。',
  },
};

const plural = (count: number, one: string, many: string) => `${count} ${count === 1 ? one : many}`;

const en: OverviewTexts = {
  title: 'Overview',
  needs: (count) => `Needs somebody now (${count})`,
  calm: 'Nothing needs you now.',
  watching: ({ monitors, watched, components }) => {
    if (monitors === 0) return 'No monitor looks; components say only what staff say of them.';
    const of = watched === components ? 'all' : `${watched} of`;
    return `${plural(monitors, 'monitor looks', 'monitors look')} at ${of} ${plural(components, 'component', 'components')}.`;
  },
  lookedAt: { before: 'Last look at ', after: '.' },
  asOf: { before: 'As of ', after: ', renewed every 30\u00a0s' },
  again: 'Renew now',
  stale: 'This could not be renewed, so it is as of the time above. It keeps trying by itself.',
  andMore: (_, more) => ` and ${more} more`,
  drafts: {
    title: 'Drafts',
    untitled: 'No title yet',
    yours: 'Yours',
    by: (author) => `By ${author}`,
    kept: () => ({ before: 'kept ', after: '' }),
    open: 'Go on',
    remove: 'Remove',
  },
  public: {
    title: 'What customers see now',
    look: 'See the public page',
    incidents: 'Open incidents',
    work: 'Planned work to come',
    noWork: 'No work is planned.',
  },
};

export const overviewTexts: Readonly<Record<Language, OverviewTexts>> = { zh, en };
