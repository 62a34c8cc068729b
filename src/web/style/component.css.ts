/** A row of the page: lamp, name with its contact, status word, and the lines that help. */
export const componentStyle = `
@layer parts {
  .functions { margin-block-start: 3.5rem }
  li { --tone: var(--quiet); display: grid; grid-template-columns: var(--gutter) 1fr auto; align-items: baseline }
  .channels li { padding-block: 1.375rem 1.125rem; border-block-start: 1px solid var(--line) }
  .channels ul { border-block-end: 1px solid var(--line) }
  .operational { --tone: var(--teal) }
  .degraded_performance, .partial_outage { --tone: var(--amber) }
  .major_outage { --tone: var(--vermilion) }
  .under_maintenance { --tone: var(--blue) }
  .lamp { inline-size: 1.25rem; block-size: 1.25rem; align-self: start; margin-block-start: .2em; color: var(--tone); fill: currentColor }
  .cut, .ring, .mark { fill: none; stroke: currentColor; stroke-width: 1.8 }
  .cut, .mark { stroke-linecap: round; stroke-linejoin: round }
  .cut { stroke: var(--paper); stroke-width: 2 }
  li h3 { display: flex; flex-wrap: wrap; align-items: baseline; column-gap: .75rem }
  h3 a { font-weight: 400; padding-block: .625rem; margin-block: -.625rem }
  .word { color: var(--tone); font-weight: 600; text-align: end; margin-inline-start: 1rem }
  .line, .reason, .strip { grid-column: 2 / -1 }
  .line, .reason { font-size: var(--line-text) }
  .line { margin-block-start: .125rem; color: var(--quiet); overflow-x: clip }
  .line .phrase { margin-inline: -1.25rem .75rem; padding-inline-start: 1.25rem }
  .line .phrase::before { content: '·'; content: '·' / ''; display: inline-block; inline-size: 0; translate: -.75rem }
  .functions ul { display: grid; grid-template-columns: 1fr 1fr; gap: 1.25rem 2rem }
  .functions li { --gutter: 1.875rem; align-content: start }
  .functions h3, .functions .word { font-size: 1rem; font-weight: 400 }
  .functions .lamp { inline-size: 1.125rem; block-size: 1.125rem }
  @media (max-width: 40rem) { .functions ul { grid-template-columns: 1fr } }
  @media (max-width: 30rem) {
    :root { --gutter: 2.125rem }
    .channels .word { grid-column: 2; grid-row: 2; text-align: start; margin: 0 }
    .channels .strip { grid-column: 1 / -1 }
  }
  @media (max-width: 16rem) { .functions .word { grid-column: 2; grid-row: 2; text-align: start; margin: 0 } }
  @media (forced-colors: active) { .cut { stroke: Canvas } }
}`;
