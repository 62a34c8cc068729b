import type { Sentence, Statement, Trouble, Way } from './verdict.ts';

/** Words one statement of the verdict in English. */
export function sayInEnglish(statement: Statement): Sentence {
  switch (statement.kind) {
    case 'trouble':
      return troubleSentence(statement.names, conditions[statement.status], statement.since);
    case 'unverified':
      return unverifiedSentence(statement.names, statement.since);
    case 'pending':
      return [
        ...list(statement.names, 'and'),
        `${have(statement.names)} not been`,
        'verified yet.',
      ];
    case 'reachable':
      return ['You can reach us', ...by(statement.ways), 'now.'];
    case 'stillTry':
      return ['You can still try', ...ended(list(statement.ways.map(wayName), 'or'))];
    case 'contact':
      return ['You can contact us', ...ended(by(statement.ways))];
    case 'notChecked':
      return [
        'We do not check',
        ...list(statement.ways.map(wayName), 'and'),
        ...uncheckedEnd(statement.ways),
      ];
    case 'theseNotChecked':
      return ['We do not check', statement.count === 1 ? 'it' : 'these', 'by machine.'];
    case 'functions':
      return ['Not working as usual:', ...ended(statement.items.map(itemPhrase))];
    case 'slowly':
      return ['You can still reach us,', 'but it may take longer.'];
    case 'tryAgain':
      return ['You may still get through,', 'perhaps not at the first try.'];
    case 'nobody':
      return ['We cannot be reached', 'right now.'];
    case 'cannotTell':
      return ['It may work;', 'we cannot tell right now.'];
    case 'awaiting':
      return ['We are waiting', 'for the first check.'];
    case 'noChannel':
      return ['No support channel', 'is watched here.'];
  }
}

const conditions: Readonly<Record<Trouble, string>> = {
  major_outage: 'down',
  partial_outage: 'only partly available',
  degraded_performance: 'slow',
  under_maintenance: 'under maintenance',
};

const kinds = { chat: 'chat', email: 'email', phone: 'phone' } as const;

function troubleSentence(names: readonly string[], condition: string, since: string | null) {
  if (since === null) {
    return [...list(names, 'and'), `${names.length > 1 ? 'are' : 'is'} ${condition}.`];
  }
  return [...list(names, 'and'), `${have(names)} been`, condition, `since ${since}.`];
}

function unverifiedSentence(names: readonly string[], since: string | null) {
  if (since === null) return [...list(names, 'and'), 'cannot be verified', 'right now.'];
  return [...list(names, 'and'), `${have(names)} not been`, 'verified', `since ${since}.`];
}

function uncheckedEnd(ways: readonly Way[]) {
  return ['by machine;', `you can still try ${ways.length > 1 ? 'them' : 'it'}.`];
}

function itemPhrase(
  item: Readonly<{ name: string; status: Trouble; since: string | null }>,
  index: number,
  all: readonly unknown[],
) {
  const since = item.since === null ? '' : ` since ${item.since}`;
  return `${item.name} (${conditions[item.status]}${since})${index < all.length - 1 ? ',' : ''}`;
}

function by(ways: readonly Way[]): readonly string[] {
  const [first = '', ...rest] = list(ways.map(wayName), 'or');
  return [`by ${first}`, ...rest];
}

function wayName({ kind, name }: Way): string {
  return name ?? kinds[kind];
}

/** `chat,` `phone` `or email`: each a phrase of its own. */
function list(names: readonly string[], word: 'and' | 'or'): readonly string[] {
  return names.map((name, index) => {
    if (index > 0 && index === names.length - 1) return `${word} ${name}`;
    return index < names.length - 2 ? `${name},` : name;
  });
}

function ended(phrases: readonly string[]): readonly string[] {
  return phrases.with(-1, `${phrases.at(-1) ?? ''}.`);
}

function have(names: readonly string[]): string {
  return names.length > 1 ? 'have' : 'has';
}
