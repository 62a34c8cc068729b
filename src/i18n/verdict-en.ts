import type { Sentence } from './verdict.ts';
import type { Since, Statement, Trouble, Way } from './verdict-statement.ts';

/** Words one statement of the verdict in English. */
export function sayInEnglish(statement: Statement): Sentence {
  switch (statement.kind) {
    case 'trouble':
      return troubleSentence(statement.ways, conditions[statement.status], statement.since);
    case 'unverified':
      return unverifiedSentence(statement.ways, statement.since);
    case 'pending':
      return [...subject(statement.ways), `${have(statement.ways)} not been`, 'verified yet.'];
    case 'reachable':
      return ['You can reach us', ...by(statement.ways), 'now.'];
    case 'stillTry':
      return ['You can still try', ...ended(list(statement.ways.map(kindOrName), 'or'))];
    case 'contact':
      return ['You can contact us', ...ended(by(statement.ways))];
    case 'notChecked':
      return [
        'We do not check',
        ...list(statement.ways.map(kindOrName), 'and'),
        'automatically;',
        `you can still try ${statement.ways.length > 1 ? 'them' : 'it'}.`,
      ];
    case 'theseNotChecked':
      return ['We do not check', statement.count === 1 ? 'it' : 'these', 'automatically.'];
    case 'functions':
      return ['Not working as usual:', ...ended(statement.items.map(itemPhrase))];
    case 'functionsUnverified':
      return ['Not verified right now:', ...ended(listOrCount(statement.names))];
    case 'slowly':
      return slowSentence(statement.ways, statement.since);
    case 'tryAgain':
      return ['You may still', 'get through,', 'perhaps not', 'at the first try.'];
    case 'nobody':
      return ['We cannot', 'be reached', 'right now.'];
    case 'cannotTell':
      return [`${statement.count > 1 ? 'They' : 'It'} may work;`, 'we cannot tell', 'right now.'];
    case 'awaiting':
      return ['We are waiting', 'for the first check.'];
    case 'noChannel':
      return ['No support channel', 'is watched here.'];
    case 'closed':
      return closedSentence(statement);
    case 'opens':
      return [...subject(statement.ways), opens(statement.ways), `${at(statement.opensAt)}.`];
    case 'allClosed':
      return ['We are closed', statement.holiday ? `for ${statement.holiday}.` : 'right now.'];
    case 'reduced':
      return ['Fewer people than usual are there', ...onNow(statement.ways)];
    case 'botOnly':
      return ['Only automatic', 'replies are given', ...onNow(statement.ways)];
  }
}

/** As phrases: at the width of a small phone the longest would not fit on one line. */
const conditions: Readonly<Record<Trouble, Sentence>> = {
  major_outage: ['down'],
  partial_outage: ['only partly', 'available'],
  degraded_performance: ['slow'],
  under_maintenance: ['under', 'maintenance'],
};

const kinds = { chat: 'chat', email: 'email', phone: 'phone' } as const;

function closedSentence({
  ways,
  holiday,
  opensAt,
}: Extract<Statement, { kind: 'closed' }>): Sentence {
  const areClosed = `${ways.length > 1 ? 'are' : 'is'} closed`;
  const closed = [...subject(ways), ...(holiday ? [areClosed, `for ${holiday}`] : [areClosed])];
  if (opensAt === null) return ended(closed);
  const first = closed.with(-1, `${closed.at(-1) ?? ''},`);
  return [...first, `and ${opens(ways)}`, `${at(opensAt)}.`];
}

/** `tomorrow at 09:00` */
function at(time: string): string {
  return time.replace(/\d\d:\d\d$/, 'at $&');
}

function opens(ways: readonly Way[]): string {
  return ways.length > 1 ? 'open' : 'opens';
}

function onNow(ways: readonly Way[]): Sentence {
  const [first = '', ...rest] = list(ways.map(kindOrName), 'and');
  return ended([`on ${first}`, ...rest, 'now']);
}

function troubleSentence(ways: readonly Way[], condition: Sentence, since: Since | null): Sentence {
  const [first = '', ...rest] = condition;
  const so = [`${ways.length > 1 ? 'are' : 'is'} ${first}`, ...rest];
  switch (since?.kind) {
    case undefined:
      return [...subject(ways), ...ended(so)];
    case 'all':
      return [...subject(ways), `${have(ways)} been`, ...condition, `since ${since.time}.`];
    case 'first':
      return [
        ...subject(ways),
        ...so.with(-1, `${so.at(-1) ?? ''},`),
        'the first',
        `since ${since.time}.`,
      ];
  }
}

function slowSentence(ways: readonly Way[], since: Since | null): Sentence {
  const reach = ['You can reach us', ...by(ways).with(-1, `${by(ways).at(-1) ?? ''},`)];
  const [they, have] = ways.length > 1 ? ['they are', 'they have'] : ['it is', 'it has'];
  switch (since?.kind) {
    case undefined:
      return [...reach, `but ${they} slow.`];
    case 'all':
      return [...reach, `but ${have} been`, 'slow', `since ${since.time}.`];
    case 'first':
      return [...reach, `but ${they} slow,`, 'the first', `since ${since.time}.`];
  }
}

function unverifiedSentence(ways: readonly Way[], since: string | null): Sentence {
  if (since === null) return [...subject(ways), 'cannot be verified', 'right now.'];
  return [...subject(ways), `${have(ways)} not been`, 'verified', `since ${since}.`];
}

function itemPhrase(
  item: Readonly<{ name: string; status: Trouble; since: string | null }>,
  index: number,
  all: readonly unknown[],
) {
  const since = item.since === null ? '' : ` since ${item.since}`;
  return `${item.name} (${conditions[item.status].join(' ')}${since})${index < all.length - 1 ? ',' : ''}`;
}

/** Channels at the start of a sentence: the first by its name, the others as they are called. */
function subject(ways: readonly Way[]): readonly string[] {
  return list(
    ways.map((way, index) => (index === 0 ? way.name : kindOrName(way))),
    'and',
  );
}

function by(ways: readonly Way[]): readonly string[] {
  const [first = '', ...rest] = list(ways.map(kindOrName), 'or');
  return [`by ${first}`, ...rest];
}

function kindOrName({ kind, name }: Way): string {
  return kind === null ? name : kinds[kind];
}

/** `chat,` `phone` `or email`: each a phrase of its own. */
function list(names: readonly string[], word: 'and' | 'or'): readonly string[] {
  return names.map((name, index) => {
    if (index > 0 && index === names.length - 1) return `${word} ${name}`;
    return index < names.length - 2 ? `${name},` : name;
  });
}

/** More than three names would be no help in a sentence. */
function listOrCount(names: readonly string[]): readonly string[] {
  return names.length > 3 ? [`${names.length} functions`] : list(names, 'and');
}

function ended(phrases: readonly string[]): readonly string[] {
  return phrases.with(-1, `${phrases.at(-1) ?? ''}.`);
}

function have(ways: readonly Way[]): string {
  return ways.length > 1 ? 'have' : 'has';
}
