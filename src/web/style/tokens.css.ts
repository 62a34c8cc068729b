import { papers } from '../../domain/papers.ts';

/**
 * The colours of a theme. Ink and quiet are text, the lamp colours text and signs: all of them have
 * AAA contrast on the paper but the four of the strip, which are figures.
 */
export const colours = {
  light:
    `--paper: ${papers.light}; --ink: #1b1a18; --quiet: #56534d; --line: #dfdcd4; ` +
    '--teal: #00614b; --amber: #7d4700; --vermilion: #a31d0b; --blue: #1f4e91; ' +
    '--well: #8fc4af; --slow: #b36b00; --part: #b36b00; --bad: #c5260f; --work: #3f74c0; --none: #b9b5ab',
  dark:
    `--paper: ${papers.dark}; --ink: #f2efe8; --quiet: #aeaba3; --line: #2e3036; ` +
    '--teal: #57cfa6; --amber: #f2b450; --vermilion: #ff8d72; --blue: #93b9ff; ' +
    '--well: #2f7560; --slow: #e6a53d; --part: #e6a53d; --bad: #ff7a5c; --work: #6f9ff0; --none: #565860',
};

/** Everything that is decided once: colours of both themes, type scale, spacing. */
export const tokensStyle = `
@layer tokens {
  :root {
    color-scheme: light dark;
    --accent: var(--ink); --focus: var(--blue);
    ${colours.light};
    --sans: system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', sans-serif;
    --leading: 1.5; --leading-head: 1.2; --spacing-head: -.015em;
    --fine: .8125rem; --small: .875rem; --line-text: .9375rem; --name: 1.0625rem; --title: 1.125rem;
    --verdict: clamp(1.625rem, .95rem + 3.2vw, 2.5rem);
    --gutter: 2.625rem; --target: 2.75rem;
  }
  :root:lang(zh) {
    --sans: system-ui, -apple-system, 'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', 'Noto Sans SC', sans-serif;
    --leading: 1.7; --leading-head: 1.35; --spacing-head: 0;
  }
  @media (prefers-color-scheme: dark) { :root { ${colours.dark} } }
  @media (prefers-contrast: more) { :root { --quiet: var(--ink); --line: var(--ink); --well: var(--teal); --none: var(--ink); --accent: var(--ink); --focus: var(--ink) } }
}`;
