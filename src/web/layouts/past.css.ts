/** The style of the pages about one component and about the past, part of that of all pages. */
export const pastStyle = `
@layer parts {
  .name { font-weight: 600; text-decoration: none }
  .name:hover { text-decoration: underline }
  .functions .name { font-weight: 400 }
  .strip th a { display: inline-block; padding-block: .75rem; margin-block: -.375rem; min-inline-size: 1.5rem }
  section { margin-block-start: 3rem }
  .component .freshness { margin-block-end: 1.5rem }
  .component h2 { font-size: 1.125rem }
  .contact a { display: inline-block; padding-block: .625rem }
  .now .word { grid-column: 2 / -1; margin: 0; text-align: start }
  dl div { display: flex; flex-wrap: wrap; column-gap: 1rem; justify-content: space-between; padding-block: .375rem; border-block-end: 1px solid var(--line) }
  dl + h3 { margin-block: 1.5rem .25rem; font-size: 1rem }
  dt small { color: var(--quiet); font-size: .875rem }
  .note, .rules p { margin-block-start: .75rem; font-size: .9375rem; color: var(--quiet) }
  .rules summary { margin-block-start: .25rem; padding-block: .625rem }
  .months { flex-wrap: wrap; margin: .75rem -.625rem 0 }
  .months a { padding-block: .625rem }
  .neighbours { display: flex; flex-wrap: wrap; column-gap: 1.25rem; margin-block-start: 2rem }
  .neighbours a { padding-block: .625rem }
  .months + section, .month + section { margin-block-start: 2.5rem }
  .month h2 a { display: inline-block; padding-block: .625rem; margin-block: -.375rem }
  .month li { padding-block: 1rem; border-block-start: 1px solid var(--line) }
  .month .word { grid-column: 2 / -1; margin: 0; text-align: start }
  .names { margin-block-start: 2rem }
  .answers svg { block-size: 3rem }
  .answers path { stroke-dasharray: none; stroke-width: .714 }
  .answers .p95 { stroke: var(--none) }
  .answers .p50 { stroke: var(--quiet) }
  details + h3 { margin-block: 2rem 0; font-size: 1rem }
  .week summary { display: grid; grid-template-columns: auto 1fr; column-gap: .5rem; line-height: 1.125rem }
  .week th { white-space: nowrap }
  .week .days, .week .days span { display: block }
  .week summary > svg { block-size: 7.875rem }
  .week path { stroke: var(--ink); stroke-width: .84; stroke-dasharray: .86 .14 }
  .week .shade1 { stroke-opacity: .14 }
  .week .shade2 { stroke-opacity: .3 }
  .week .shade3 { stroke-opacity: .55 }
  .week .shade4 { stroke-opacity: .85 }
  .week .clock { grid-column: 2; display: flex; justify-content: space-between }
  .week .legend { grid-column: 1 / -1; display: flex; flex-wrap: wrap; gap: .25rem 1rem; margin-block-start: .5rem }
  .week .legend svg { display: inline-block; inline-size: .875rem; block-size: .875rem; margin-inline-end: .375rem; vertical-align: -.1em }
  .week .legend path { stroke-width: 1; stroke-dasharray: none }
  .week .brief { grid-column: 1 / -1; margin-block-start: .5rem }
  .figures { font-size: 1rem }
  .figures :is(th, td):not(:first-child) { text-align: end }
  .figures td { white-space: nowrap }
  .figures small { display: block; color: var(--quiet); font-size: .875rem }
}
`.trim();
