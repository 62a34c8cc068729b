import type { Sentence, Statement, Trouble, Way } from './verdict.ts';

/** Words one statement of the verdict in Chinese. */
export function sayInChinese(statement: Statement): Sentence {
  switch (statement.kind) {
    case 'trouble':
      return troubleSentence(statement.names, conditions[statement.status], statement.since);
    case 'unverified':
      return unverifiedSentence(statement.names, statement.since);
    case 'pending':
      return [...list(statement.names, '和'), `${all(statement.names)}尚未核实。`];
    case 'reachable':
      return ['现在可以', ...through(statement.ways), '联系我们。'];
    case 'stillTry':
      return ['您可以', '试试', ...ended(list(statement.ways.map(wayName), '或'))];
    case 'contact':
      return ['您可以', ...through(statement.ways), '联系我们。'];
    case 'notChecked':
      return [...list(statement.ways.map(wayName), '和'), '没有自动探测，', '您也可以试试。'];
    case 'theseNotChecked':
      return [statement.count === 1 ? '该渠道' : '这些渠道', '没有自动探测。'];
    case 'functions':
      return ['以下功能异常：', ...ended(statement.items.map(itemPhrase))];
    case 'slowly':
      return ['仍然可以', '联系我们，', '只是要', '多等一会儿。'];
    case 'tryAgain':
      return ['仍有可能', '联系上，', '可能需要', '多试几次。'];
    case 'nobody':
      return ['现在暂时', '无法联系到我们。'];
    case 'cannotTell':
      return ['也许可用，', '但我们现在', '无法确认。'];
    case 'awaiting':
      return ['正在等待', '第一次探测结果。'];
    case 'noChannel':
      return ['这里没有', '客服渠道的状态。'];
  }
}

const conditions: Readonly<Record<Trouble, string>> = {
  major_outage: '无法使用',
  partial_outage: '部分中断',
  degraded_performance: '响应较慢',
  under_maintenance: '正在维护',
};

const kinds = { chat: '在线客服', email: '邮件', phone: '电话' } as const;

function troubleSentence(names: readonly string[], condition: string, since: string | null) {
  if (since === null) return [...list(names, '和'), `目前${all(names)}${condition}。`];
  return [...list(names, '和'), `自 ${since} 起`, `${all(names)}${condition}。`];
}

function unverifiedSentence(names: readonly string[], since: string | null) {
  if (since === null) return [...list(names, '和'), `目前${all(names)}无法核实。`];
  return [...list(names, '和'), `自 ${since} 起`, `${all(names)}未经核实。`];
}

function itemPhrase(
  item: Readonly<{ name: string; status: Trouble; since: string | null }>,
  index: number,
  items: readonly unknown[],
) {
  const since = item.since === null ? '' : `${item.since} 起`;
  return `${item.name}（${since}${conditions[item.status]}）${index < items.length - 1 ? '、' : ''}`;
}

function through(ways: readonly Way[]): readonly string[] {
  const [first = '', ...rest] = list(ways.map(wayName), '或');
  return [`通过${first}`, ...rest];
}

function wayName({ kind, name }: Way): string {
  return name ?? kinds[kind];
}

/** `在线客服、` `电话` `或邮件`: each a phrase of its own. */
function list(names: readonly string[], word: '和' | '或'): readonly string[] {
  return names.map((name, index) => {
    if (index > 0 && index === names.length - 1) return `${word}${name}`;
    return index < names.length - 2 ? `${name}、` : name;
  });
}

function ended(phrases: readonly string[]): readonly string[] {
  return phrases.with(-1, `${phrases.at(-1) ?? ''}。`);
}

function all(names: readonly string[]): string {
  return names.length > 1 ? '都' : '';
}
