import { markdownText } from '../../i18n/markdown-lines.ts';
import type { Block, Item, Link } from './blocks.ts';

/** A letter as plain text: an empty line between its blocks, lines ended by `\n`. */
export function printText(blocks: readonly Block[]): string {
  return `${blocks.map(printed).join('\n\n')}\n`;
}

function printed(block: Block): string {
  switch (block.kind) {
    case 'heading':
      return [block.label, block.title.text].join('\n');
    case 'line':
      return block.text;
    case 'words':
      return `${block.label ?? ''}${markdownText(block.words.text)}`;
    case 'list':
      return [block.title, ...block.items.map(item)].join('\n');
    case 'link':
      return linked(block.link);
    case 'rule':
      return '* * *';
    case 'footer':
      // RFC 3676 §4.3: what follows is a signature.
      return ['-- ', ...block.lines, ...block.links.map(linked)].join('\n');
  }
}

function item({ before, name, link }: Item): string {
  const line = `- ${before}${name.text}`;
  if (link === null) return line;
  const address = link.href.replace(/^(mailto|tel):/i, '');
  const isSaid = address === link.label;
  return `${line} ${link.label}${isSaid ? '' : ` ${address}`}`;
}

function linked({ label, href }: Link): string {
  return `${label}\n${href}`;
}
