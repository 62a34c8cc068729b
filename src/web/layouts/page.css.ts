/**
 * The style of all public pages, put into each of them so that the first view is one response.
 * It is a string in a module because that is the one form which every bundler and runtime here
 * reads alike.
 */
export const pageStyle = `
@layer reset, tokens, frame, parts;
@layer reset {
  *, ::before, ::after { box-sizing: border-box; margin: 0; padding: 0 }
  ul { list-style: none }
  svg { display: block }
  h1, h2, h3 { font: inherit }
}
@layer tokens {
  :root {
    color-scheme: light dark;
    --paper: #fbfaf6; --ink: #1b1a18; --quiet: #56534d; --line: #dfdcd4;
    --teal: #00614b; --amber: #7d4700; --vermilion: #a31d0b; --blue: #1f4e91;
    --well: #8fc4af; --slow: #b36b00; --part: #b36b00; --bad: #c5260f; --work: #3f74c0; --none: #b9b5ab;
    --sans: system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', sans-serif;
    --gutter: 2.625rem;
  }
  :lang(zh) { --sans: system-ui, -apple-system, 'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', 'Noto Sans SC', sans-serif }
  @media (prefers-color-scheme: dark) {
    :root {
      --paper: #131418; --ink: #f2efe8; --quiet: #aeaba3; --line: #2e3036;
      --teal: #57cfa6; --amber: #f2b450; --vermilion: #ff8d72; --blue: #93b9ff;
      --well: #2f7560; --slow: #e6a53d; --part: #e6a53d; --bad: #ff7a5c; --work: #6f9ff0; --none: #565860;
    }
  }
  @media (prefers-contrast: more) {
    :root { --quiet: var(--ink); --line: var(--ink); --well: var(--teal); --none: var(--ink) }
  }
}
@layer frame {
  html { font-family: var(--sans); line-height: 1.5; -webkit-text-size-adjust: 100%; text-size-adjust: 100% }
  html:lang(zh) { line-height: 1.7 }
  body {
    max-inline-size: 44rem; margin-inline: auto; padding: 1rem 1rem 4rem;
    background: var(--paper); color: var(--ink);
    font-variant-numeric: tabular-nums; overflow-wrap: anywhere;
  }
  @media (max-width: 30rem) { body { padding-inline: 1.25rem } }
  a { color: inherit; text-decoration-color: var(--quiet); text-decoration-thickness: 1px; text-underline-offset: .25em }
  a:hover { text-decoration-thickness: 2px }
  :focus-visible { outline: 2px solid var(--blue); outline-offset: 3px; border-radius: 2px }
  header { display: flex; flex-wrap: wrap; justify-content: space-between; align-items: center; column-gap: 1rem; margin-block-end: 3rem }
  header a { display: flex; flex: none; max-inline-size: 100%; align-items: center; gap: .625rem; min-block-size: 2.75rem; text-decoration: none }
  .brand { font-weight: 600 }
  .brand svg { inline-size: 1.25rem; block-size: 1.25rem; fill: currentColor; stroke: currentColor; stroke-width: 1.6; stroke-linecap: round }
  nav { display: flex; flex: none; gap: .25rem; margin-inline: auto -.625rem }
  nav a { white-space: nowrap }
  nav a { padding-inline: .625rem; color: var(--quiet) }
  nav a[aria-current] { color: var(--ink); font-weight: 600 }
  footer { margin-block-start: 4rem; font-size: .875rem; color: var(--quiet) }
}
@layer parts {
  .notice { margin-block: -1.5rem 2.5rem; padding-inline-start: 1rem; border-inline-start: 3px solid var(--blue); font-size: .9375rem; color: var(--quiet) }
  .notice strong { color: var(--ink); font-weight: 600 }
  h1 { font-size: clamp(1.625rem, .95rem + 3.2vw, 2.5rem); line-height: 1.2; font-weight: 700; letter-spacing: -.015em; text-wrap: balance }
  h1:lang(zh) { line-height: 1.35; letter-spacing: 0 }
  .sentence { display: block }
  .phrase { display: inline-block; max-inline-size: 100% }
  .verdict p { margin-block-start: .75rem; max-inline-size: 38rem }
  h1 + p { margin-block-start: 1rem }
  .verdict p + p { margin-block-start: .25rem }
  .freshness { margin-block: 1.25rem 3rem; padding-inline-start: 1.125rem; font-size: .9375rem; color: var(--quiet) }
  .freshness::before { content: ''; display: inline-block; inline-size: .5rem; block-size: .5rem; margin-inline: -1.125rem .625rem; border: 1.5px solid currentColor; border-radius: 50%; vertical-align: .06em }
  .freshness.verified::before { background: var(--teal); border-color: var(--teal) }
  .ago { display: inline-block; min-inline-size: 7em }
  .told { margin-inline-end: .5em }
  h2 { margin-block-end: .75rem; font-weight: 600 }
  .functions { margin-block-start: 3.5rem }
  li { display: grid; grid-template-columns: var(--gutter) 1fr auto; column-gap: 0; align-items: baseline }
  .channels li { padding-block: 1.375rem 1.125rem; border-block-start: 1px solid var(--line) }
  .channels ul { border-block-end: 1px solid var(--line) }
  .lamp { inline-size: 1.25rem; block-size: 1.25rem; align-self: start; margin-block-start: .2em; color: var(--tone); fill: currentColor }
  h3 { font-size: 1.0625rem; font-weight: 600 }
  h3 { display: flex; flex-wrap: wrap; align-items: baseline; column-gap: .75rem }
  h3 a { font-weight: 400; padding-block: .625rem; margin-block: -.625rem }
  .word { color: var(--tone); font-weight: 600; text-align: end; margin-inline-start: 1rem }
  .line, .reason, .strip { grid-column: 2 / -1 }
  .line { margin-block-start: .125rem; font-size: .9375rem; color: var(--quiet); overflow-x: clip }
  .line .phrase { margin-inline: -1.25rem .75rem; padding-inline-start: 1.25rem }
  .line .phrase::before { content: '·'; content: '·' / ''; display: inline-block; inline-size: 0; translate: -.75rem }
  .reason { font-size: .9375rem }
  .cut { fill: none; stroke: var(--paper); stroke-width: 2; stroke-linecap: round; stroke-linejoin: round }
  .ring { fill: none; stroke: currentColor; stroke-width: 1.8 }
  .mark { fill: none; stroke: currentColor; stroke-width: 1.8; stroke-linecap: round; stroke-linejoin: round }
  li { --tone: var(--quiet) }
  .operational { --tone: var(--teal) }
  .degraded_performance, .partial_outage { --tone: var(--amber) }
  .major_outage { --tone: var(--vermilion) }
  .under_maintenance { --tone: var(--blue) }
  .strip { margin-block-start: .625rem }
  summary { cursor: pointer; list-style: none; min-block-size: 2.75rem; font-size: .8125rem; line-height: 1.4; color: var(--quiet) }
  summary::-webkit-details-marker { display: none }
  summary svg { inline-size: 100%; block-size: 1.125rem }
  summary path { fill: none; stroke: var(--none); stroke-dasharray: .714 .286 }
  path.operational { stroke: var(--well) }
  path.degraded_performance { stroke: var(--slow) }
  path.partial_outage { stroke: var(--part) }
  path.major_outage { stroke: var(--bad) }
  path.under_maintenance { stroke: var(--work) }
  .unverified path.operational { stroke: var(--none) }
  .brief { display: inline-block; margin-block-start: .25rem }
  .brief::after { content: ''; display: inline-block; inline-size: .375em; block-size: .375em; margin-inline-start: .5em; border: solid currentColor; border-width: 0 1px 1px 0; transform: translateY(-.2em) rotate(45deg) }
  [open] .brief::after { transform: translateY(.05em) rotate(225deg) }
  summary:hover .brief { color: var(--ink) }
  .strip[open] { margin-block-end: .75rem }
  table { margin-block-start: .25rem; font-size: .875rem }
  table { border-collapse: collapse; inline-size: 100% }
  th { text-align: start; font-weight: 400 }
  thead { color: var(--quiet) }
  th, td { padding-block: .375rem; padding-inline-end: 1rem; border-block-end: 1px solid var(--line) }
  th:last-child, td:last-child { padding-inline-end: 0; text-align: end }
  .functions ul { display: grid; grid-template-columns: 1fr 1fr; gap: 1.25rem 2rem }
  .functions li { --gutter: 1.875rem; align-content: start }
  .functions h3, .functions .word { font-size: 1rem; font-weight: 400 }
  .functions .lamp { inline-size: 1.125rem; block-size: 1.125rem }
  .functions summary svg { block-size: .75rem }
  .more { display: inline-block; padding-block: .625rem; margin-block-start: 1.5rem }
  @media (max-width: 40rem) { .functions ul { grid-template-columns: 1fr } }
  @media (max-width: 30rem) {
    :root { --gutter: 2.125rem }
    .freshness { min-block-size: 2lh }
    .channels .word { grid-column: 2; grid-row: 2; text-align: start; margin: 0 }
    .channels .strip { grid-column: 1 / -1 }
  }
  @media (forced-colors: active) { .cut { stroke: Canvas } }
  @media (prefers-reduced-motion: no-preference) { html { scroll-behavior: smooth } }
  @media print { header nav, .ago, .brief::after { display: none } body { max-inline-size: none } }
}
`.trim();
