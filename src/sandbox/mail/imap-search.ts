import {
  type Criterion,
  dateKeys,
  flagKeys,
  inHeader,
  numberKeys,
  textKeys,
} from './imap-search-keys.ts';
import { isIn, readSequence } from './imap-sequence.ts';
import { textOf, type Value } from './imap-text.ts';

/** Reads the keys of SEARCH (RFC 3501 §6.4.4); null when one is not known. All must hold. */
export function readCriteria(keys: readonly Value[]): Criterion | null {
  const rest = textOf(keys[0])?.toUpperCase() === 'CHARSET' ? keys.slice(2) : [...keys];
  const left = [...rest];
  const criteria: Criterion[] = [];
  while (left.length > 0) {
    const criterion = readKey(left);
    if (!criterion) return null;
    criteria.push(criterion);
  }
  return criteria.length === 0 ? null : (one) => criteria.every((holds) => holds(one));
}

/** The charset that the search is written in; null when it is one that is known. */
export function unknownCharset(keys: readonly Value[]): string | null {
  if (textOf(keys[0])?.toUpperCase() !== 'CHARSET') return null;
  const charset = textOf(keys[1]) ?? '';
  return /^(utf-8|us-ascii)$/i.test(charset) ? null : charset;
}

/** Takes one key with its arguments off the list. */
function readKey(left: Value[]): Criterion | null {
  const value = left.shift();
  if (value?.kind === 'list') return readCriteria(value.values);
  const name = textOf(value)?.toUpperCase() ?? '';
  const flag = flagKeys[name];
  if (flag) return flag;
  const places = readSequence(name);
  if (places) return ({ place, largest }) => isIn(places, place, largest.place);
  return readKeyWithArgument(name, left);
}

function readKeyWithArgument(name: string, left: Value[]): Criterion | null {
  if (name === 'NOT') {
    const key = readKey(left);
    return key && ((one) => !key(one));
  }
  if (name === 'OR') {
    const [one, other] = [readKey(left), readKey(left)];
    return one && other && ((candidate) => one(candidate) || other(candidate));
  }
  const argument = textOf(left.shift());
  if (argument === null) return null;
  if (name === 'HEADER') return inHeader(argument, textOf(left.shift()));
  return (textKeys[name] ?? numberKeys[name] ?? dateKeys[name])?.(argument) ?? null;
}
