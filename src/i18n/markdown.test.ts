import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { markdownHtml } from './markdown.ts';
import { markdownInline, markdownText } from './markdown-lines.ts';

describe('Markdown', () => {
  it.each([
    ['**Bold** and *soft*', '<p><strong>Bold</strong> and <em>soft</em></p>'],
    ['`code`', '<p><code>code</code></p>'],
    ['one\ntwo', '<p>one<br />\ntwo</p>'],
    ['one  \ntwo\\\nthree', '<p>one<br />\ntwo<br />\nthree</p>'],
    ['- a\n  b\n- c', '<ul>\n<li>a<br />\nb</li>\n<li>c</li>\n</ul>'],
    ['3. c\n4. d', '<ol start="3">\n<li>c</li>\n<li>d</li>\n</ol>'],
    ['> said\n> so', '<blockquote>\n<p>said<br />\nso</p>\n</blockquote>'],
    ['```js\na\nb\n```', '<pre><code>a\nb\n</code></pre>'],
    ['# One', '<h3>One</h3>'],
    ['### Three', '<h5>Three</h5>'],
    ['###### Six', '<h6>Six</h6>'],
    ['a\n\n---\n\nb', '<p>a</p>\n<hr />\n<p>b</p>'],
    ['    indented is no code', '<p>indented is no code</p>'],
    ['[a]: https://b.example', '<p>[a]: https://b.example</p>'],
    ['![the queue](https://e.example/a.png "t")', '<p>the queue</p>'],
    [
      '[![the queue](a.png)](https://e.example)',
      '<p><a href="https://e.example">the queue</a></p>',
    ],
    [
      '[two\nlines](https://e.example "a\nb")',
      '<p><a href="https://e.example">two<br />\nlines</a></p>',
    ],
    ['`two\nlines`', '<p><code>two lines</code></p>'],
    ['', ''],
  ])('%j becomes %j', (markdown, html) => {
    expect(markdownHtml(markdown)).toBe(html);
  });

  it.each([
    ['[a](https://e.example/?a=1&b=2)', '<a href="https://e.example/?a=1&amp;b=2">a</a>'],
    ['[a](HTTP://e.example)', '<a href="HTTP://e.example">a</a>'],
    ['[a](mailto:help@e.example)', '<a href="mailto:help@e.example">a</a>'],
    ['[a](tel:+8610)', '<a href="tel:+8610">a</a>'],
    ['<help@e.example>', '<a href="mailto:help@e.example">help@e.example</a>'],
    ['<https://e.example>', '<a href="https://e.example">https://e.example</a>'],
  ])('links where a person may go: %s', (markdown, html) => {
    expect(markdownHtml(markdown)).toBe(`<p>${html}</p>`);
  });

  it.each([
    ...['[a](javascript:alert(1))', '[a](JaVaScRiPt:alert(1))', '[a](&#x6A;avascript:alert(1))'],
    ...[
      '[a](java&Tab;script:alert(1))',
      '[a](java\\script:alert(1))',
      '[a](< javascript:alert(1)>)',
    ],
    ...['[a](&#1;javascript:alert(1))', '[a](vbscript:x)', '[a](data:text/html;base64,PHM+)'],
    ...['[a](file:///etc/passwd)', '[a](//evil.example)', '[a](/console)', '[a](#top)', '[a]()'],
    ...['[a](https:evil.example)', '[a](\thttps\n://e.example)', '[a](xmpp:x@e.example)'],
    ...['<javascript:alert(1)>', '<data:text/html,x>'],
    '[a](https://e.example "x" onclick="y")',
  ])('never links elsewhere: %s', (markdown) => {
    expect(markdownHtml(markdown)).not.toContain('<a');
  });

  it.each(hostile())('shows what is hostile as text: %j', (text) => {
    expect(strangeIn(markdownHtml(text))).toEqual([]);
    expect(strangeIn(markdownInline(text))).toEqual([]);
  });

  it.each([
    '<script>alert(1)</script> {{7*7}} ]]> A & B <x> 在线客服 😀',
    `\${7*7} <img src=x onerror="alert(1)">`,
  ])('shows raw HTML, templates and the end of CDATA as they were typed: %s', (typed) => {
    expect(markdownText(typed)).toBe(typed);
  });

  test.each(costly())('shows what would cost the parser seconds as it was typed: %j', (_, text) => {
    expect(markdownHtml(text)).not.toMatch(/<(?!\/?p>|br \/>)/);
    expect(markdownText(text).replace(/\s/g, '')).toBe(text.replace(/\s/g, ''));
  });

  test('never makes an element or attribute that is not on the list', () => {
    const piece = fc.constantFrom(...pieces);
    const markdown = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(piece).map((all) => all.join('')),
    );
    fc.assert(
      fc.property(markdown, (text) => {
        expect(strangeIn(markdownHtml(text))).toEqual([]);
        expect(strangeIn(markdownInline(text))).toEqual([]);
      }),
      { numRuns: 150 },
    );
  });
});

describe('as plain text, Markdown', () => {
  it.each([
    ['**Bold** and `code`', 'Bold and code'],
    ['one\ntwo\n\nthree', 'one\ntwo\n\nthree'],
    ['Before:\n- a\n- b\n  - c\n- d\n\nafter', 'Before:\n\n- a\n- b\n  - c\n- d\n\nafter'],
    ['3. c\n4. d', '3. c\n4. d'],
    ['[the guide](https://e.example/a)', 'the guide (https://e.example/a)'],
    ['<https://e.example>', 'https://e.example'],
    ['<help@e.example>', 'help@e.example'],
    ['# Head\ntext', 'Head\n\ntext'],
    ['```\na\n\n  b\n```\nc', 'a\n\n  b\n\nc'],
    ['&lt;b&gt; &amp;amp; "q"', '<b> &amp; "q"'],
    ['a\n\n***\n\nb', 'a\n\n———\n\nb'],
  ])('%j becomes %j', (markdown, text) => {
    expect(markdownText(markdown)).toBe(text);
  });

  it('keeps words that have no marks', () => {
    const word = fc.stringMatching(/^[a-z在线客服😀]{1,9}$/u);
    const paragraph = fc.array(word, { minLength: 1 }).map((words) => words.join(' '));
    fc.assert(
      fc.property(fc.array(paragraph, { minLength: 1, maxLength: 5 }), (paragraphs) => {
        const text = paragraphs.join('\n\n');
        expect(markdownText(text)).toBe(text);
      }),
      { numRuns: 200 },
    );
  });
});

test('within a paragraph, Markdown keeps links, emphasis and code, and ends lines by <br>', () => {
  expect(markdownInline('# A\n**b** [c](tel:1)\n\n- `d`\n- e')).toBe(
    '<strong>A</strong><br><br><strong>b</strong> <a href="tel:1">c</a><br><br>- <code>d</code><br>- e',
  );
});

const pieces = [
  ...[
    '[',
    ']',
    '(',
    ')',
    '![',
    '](',
    '<',
    '>',
    '"',
    "'",
    '`',
    '```\n',
    '*',
    '_',
    '**',
    '\\',
    '&',
    ';',
  ],
  ...[
    '#',
    '- ',
    '1. ',
    '> ',
    '\n',
    '\n\n',
    '    ',
    '\t',
    '<a href="',
    '<img src=x onerror=',
    '</p>',
  ],
  ...[
    'javascript:',
    'https://e.example',
    '&#x6A;',
    '&colon;',
    '<!--',
    '-->',
    '<![CDATA[',
    ']]>',
    '=',
  ],
  ...[
    'x',
    '在',
    '😀',
    '\ud800',
    '\u0000',
    '\u202e',
    '{{7*7}}',
    '{#id .class}',
    ' "title"',
    'tel:1',
  ],
];

function hostile(): readonly string[] {
  return [
    ...['<script>alert(1)</script>', '<img src=x onerror=alert(1)>', '<svg/onload=alert(1)>'],
    ...['<a href="javascript:alert(1)">x</a>', '<!-- x --><b>', '<?php x ?>', '<![CDATA[x]]>'],
    ...['[x](https://e.example/" onclick="alert(1))', '[x](<https://e.example/"><script>>)'],
    ...['![x" onerror="alert(1)](y)', '![<script>](y)', '```"><script>\nx\n```', '`<script>`'],
    ...['{{7*7}}', `\${7*7}`, ']]>', '\ud800', 'a\udc00b', '\u202eabc\u202c', '\u0000\u0007', '😀'],
    ...['**<b>**', '# <h1>', '1. <li>', '> <blockquote>', '&lt;script&gt;', '&#60;script&#62;'],
  ];
}

function costly(): readonly [string, string][] {
  const tangled = [
    '[',
    ']',
    '![',
    '*a_',
    '**a*',
    '> ',
    '>- ',
    '1. ',
    '- ',
    '`a',
    '<a:',
    '&a',
    '\\[',
  ];
  const more = ['[a](', '- a\n', '> a\n\n', '# a\n', '```\n', '\t- ', '_', '<', '[a](b) '];
  const spread = ['a\n', `${'*a_'.repeat(200)}\n\n`];
  return [...tangled, ...more, ...spread].map((part) => [part, part.repeat(10_000 / part.length)]);
}

/** Tags that are not on the list, or carry what is not. */
function strangeIn(html: string): readonly string[] {
  const known =
    /^<(?:\/?(?:p|ul|ol|li|blockquote|pre|code|em|strong|h[3-6]|a)|br|(?:br|hr) \/|ol start="\d+"|a href="(?:https?:\/\/|mailto:|tel:)[^"<>\s]+")>$/i;
  const tags = html.match(/<[^>]*>?/g) ?? [];
  const unclosed = html.replace(/<[^<>]*>/g, '').match(/[<>]/g) ?? [];
  return [...tags.filter((tag) => !known.test(tag)), ...unclosed];
}
