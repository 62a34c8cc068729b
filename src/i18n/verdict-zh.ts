import { gapBefore } from './chinese.ts';
import type { Sentence } from './verdict.ts';
import type { Since, Statement, Trouble, Way } from './verdict-statement.ts';

/** Words one statement of the verdict in Chinese. */
export function sayInChinese(statement: Statement): Sentence {
  switch (statement.kind) {
    case 'trouble':
      return troubleSentence(statement.ways, conditions[statement.status], statement.since);
    case 'unverified':
      return unverifiedSentence(statement.ways, statement.since);
    case 'pending':
      return [...subject(statement.ways), `${all(statement.ways)}尚未核实。`];
    case 'reachable':
      return ['现在可以', ...through(statement.ways), '联系我们。'];
    case 'stillTry':
      return ['您可以', '试试', ...ended(list(statement.ways.map(kindOrName), '或'))];
    case 'contact':
      return ['您可以', ...through(statement.ways), '联系我们。'];
    case 'notChecked':
      return [...list(statement.ways.map(kindOrName), '和'), '未做自动监测，', '您也可以试试。'];
    case 'theseNotChecked':
      return [`${these(statement.count)}渠道`, '未做自动监测，', '能否联系上', '以实际为准。'];
    case 'functions':
      return ['以下功能异常：', ...ended(statement.items.map(itemPhrase))];
    case 'functionsUnverified':
      return unverifiedFunctions(statement.names);
    case 'slowly':
      return slowSentence(statement.ways, statement.since);
    case 'tryAgain':
      return ['仍有机会', '联系上，', '但可能需要', '多试几次。'];
    case 'nobody':
      return ['暂时', '无法联系到我们。'];
    case 'cannotTell':
      return ['也许可用，', '但我们现在', '无法确认。'];
    case 'awaiting':
      return ['正在等待', '第一次探测结果。'];
    case 'noChannel':
      return ['这里没有', '客服渠道的状态。'];
    case 'closed':
      return closedSentence(statement);
    case 'opens':
      return [
        ...subject(statement.ways),
        `${gapBefore(statement.opensAt)}${statement.opensAt} 开始服务。`,
      ];
    case 'allClosed':
      return statement.holiday
        ? [`${statement.holiday}放假，`, '暂停服务。']
        : ['现在是非服务时间。'];
    case 'reduced':
      return [...subject(statement.ways), '目前人手较少，', '可能要多等一会儿。'];
    case 'botOnly':
      return [...subject(statement.ways), `目前${all(statement.ways)}只有`, '机器人应答。'];
  }
}

const conditions: Readonly<Record<Trouble, string>> = {
  major_outage: '无法使用',
  partial_outage: '部分中断',
  degraded_performance: '响应较慢',
  under_maintenance: '正在维护',
};

const kinds = { chat: '在线客服', email: '邮件', phone: '电话' } as const;

function closedSentence({
  ways,
  holiday,
  opensAt,
}: Extract<Statement, { kind: 'closed' }>): Sentence {
  const so = holiday ? `${all(ways)}因${holiday}放假` : `现在${all(ways)}是非服务时间`;
  const now = [...subject(ways), so];
  if (opensAt === null) return ended(now);
  return [...now.with(-1, `${now.at(-1) ?? ''}，`), `${opensAt} 开始服务。`];
}

function troubleSentence(ways: readonly Way[], condition: string, since: Since | null): Sentence {
  const so = `${all(ways)}${condition}`;
  switch (since?.kind) {
    case undefined:
      return [...subject(ways), `目前${so}。`];
    case 'all':
      return [...subject(ways), from(since.time), `${so}。`];
    case 'first':
      return [...subject(ways), `目前${so}，`, `最早${from(since.time)}。`];
  }
}

function slowSentence(ways: readonly Way[], since: Since | null): Sentence {
  const reach = ['现在可以', ...through(ways), '联系我们，'];
  switch (since?.kind) {
    case undefined:
      return [...reach, `但${all(ways)}响应较慢。`];
    case 'all':
      return [...reach, `但${from(since.time)}`, `${all(ways)}响应较慢。`];
    case 'first':
      return [...reach, `但${all(ways)}响应较慢，`, `最早${from(since.time)}。`];
  }
}

/** More than three names would be no help in a sentence. */
function unverifiedFunctions(names: readonly string[]): Sentence {
  if (names.length > 3) return [`另有 ${names.length} 项功能`, '目前未能核实。'];
  return ['以下功能目前未能核实：', ...ended(enumerated(names))];
}

function unverifiedSentence(ways: readonly Way[], since: string | null): Sentence {
  if (since === null) return [...subject(ways), `目前${all(ways)}无法核实。`];
  return [...subject(ways), from(since), `${all(ways)}未能核实。`];
}

function from(time: string): string {
  return `自${gapBefore(time)}${time} 起`;
}

function itemPhrase(
  item: Readonly<{ name: string; status: Trouble; since: string | null }>,
  index: number,
  items: readonly unknown[],
) {
  const since = item.since === null ? '' : `${item.since} 起`;
  return `${item.name}（${since}${conditions[item.status]}）${index < items.length - 1 ? '、' : ''}`;
}

function these(count: number): string {
  if (count === 1) return '该';
  return count === 2 ? '这两个' : '这些';
}

function subject(ways: readonly Way[]): readonly string[] {
  return list(
    ways.map(({ name }) => name),
    '和',
  );
}

function through(ways: readonly Way[]): readonly string[] {
  const [first = '', ...rest] = list(ways.map(kindOrName), '或');
  return [`通过${first}`, ...rest];
}

function kindOrName({ kind, name }: Way): string {
  return kind === null ? name : kinds[kind];
}

/** `在线客服、` `电话` `或邮件`: each a phrase of its own. */
function list(names: readonly string[], word: '和' | '或'): readonly string[] {
  return names.map((name, index) => {
    if (index > 0 && index === names.length - 1) return `${word}${name}`;
    return index < names.length - 2 ? `${name}、` : name;
  });
}

function enumerated(names: readonly string[]): readonly string[] {
  return names.map((name, index) => (index < names.length - 1 ? `${name}、` : name));
}

function ended(phrases: readonly string[]): readonly string[] {
  return phrases.with(-1, `${phrases.at(-1) ?? ''}。`);
}

function all(ways: readonly Way[]): string {
  return ways.length > 1 ? '都' : '';
}
