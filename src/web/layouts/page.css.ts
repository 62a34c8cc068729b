import { baseStyle } from '../style/base.css.ts';
import { componentStyle } from '../style/component.css.ts';
import { frameStyle } from '../style/frame.css.ts';
import { printStyle } from '../style/print.css.ts';
import { stripStyle } from '../style/strip.css.ts';
import { tokensStyle } from '../style/tokens.css.ts';
import { verdictStyle } from '../style/verdict.css.ts';
import { wordsStyle } from '../style/words.css.ts';
import { pastStyle } from './past.css.ts';

const order = '@layer reset, tokens, base, frame, parts, print;';

/**
 * The style of all public pages, put into each of them so that the first view is one response. It
 * is a string in a module because that is the one form which every bundler and runtime here reads
 * alike.
 */
export const pageStyle = compact(
  [
    order,
    tokensStyle,
    baseStyle,
    frameStyle,
    verdictStyle,
    componentStyle,
    stripStyle,
    pastStyle,
    wordsStyle,
    printStyle,
  ].join('\n'),
);

/** Written for people, sent without the spaces that nobody needs. */
function compact(style: string): string {
  return style
    .replace(/\s+/g, ' ')
    .replace(/ ?([{};,]) ?/g, '$1')
    .replace(/([\w-]): /g, '$1:')
    .replaceAll(';}', '}')
    .trim();
}
