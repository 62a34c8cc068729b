/** What the console needs to plan work and to write news: choices, what is worth knowing, a month. */
export const planningStyle = `
@layer parts {
  .checks { display: grid; grid-template-columns: repeat(auto-fill, minmax(8.5rem, 1fr)); column-gap: 1rem }
  .broad { grid-template-columns: repeat(auto-fill, minmax(14rem, 1fr)) }
  .about { font-weight: 600 }
  .about a { display: inline-flex; align-items: center; min-block-size: var(--target) }
  .rows > li { row-gap: .5rem }
  .rows .button { margin-block: 0 }
  .advised { margin-block-start: 1rem }
  .aside { display: inline-flex; align-items: center; min-block-size: var(--target); margin-inline-start: .75rem }
  .placed + .placed { margin-block-start: 2rem; padding-block-start: 1rem; border-block-start: 1px solid var(--line) }
  .placed > .quiet { margin-block-end: .5rem }
  .preview .placed .told { margin-block-start: .5rem }
  .cautions { margin-block-end: 1rem; padding-inline-start: 1rem; border-inline-start: 3px solid var(--amber) }
  .cautions h3 { font-size: 1rem }
  .cautions li { font-size: var(--small) }
  .templates { margin-block-start: 1rem; margin-block-end: 1.5rem }
  .templates form { max-inline-size: 44rem }
  .templates form button { margin-block-start: .75rem }
  .templates :is(ul, li), .cautions li, .month li { display: block }
  .templates .links { display: flex; flex-wrap: wrap; column-gap: 1.25rem }
  .templates .links a { display: inline-flex; align-items: center; min-block-size: var(--target) }
  .templates .links [aria-current] { font-weight: 600; text-decoration: none }
  .month { table-layout: fixed; margin-block-start: 1rem }
  .month :is(th, td) { padding: .25rem; text-align: start; vertical-align: top }
  .month td { block-size: 5.5rem; border: 1px solid var(--line) }
  .month td:empty { border-color: transparent; border-block-start-color: var(--line) }
  .month .day { display: inline-flex; align-items: center; justify-content: center; min-inline-size: var(--target); min-block-size: var(--target); margin: -.25rem }
  .month [aria-current] .day { font-weight: 600; color: var(--paper); background: var(--ink); border-radius: 50% }
  .month .holiday { background: color-mix(in srgb, var(--vermilion) 7%, transparent) }
  .month .official { font-size: var(--fine); color: var(--quiet) }
  .month .holiday .official { color: var(--vermilion) }
  .month li { margin-block-start: .25rem; padding: 0 0 0 .5rem; border: 0; border-inline-start: 3px solid var(--blue) }
  .month li a { display: inline-block; min-block-size: var(--target); font-size: var(--fine); line-height: 1.4 }
  .month time { color: var(--quiet) }
  .month :is(.completed, .cancelled) { border-color: var(--none) }
  .console .preview { margin-block-start: .75rem }
  .console .preview > section { margin-block-start: 0 }
  .console .titles, .console .titles + .titles { margin-block-start: 1.75rem }
  .console .titles h2 { margin-block: 0 .25rem }
  .month .cancelled a { text-decoration-line: line-through }
  .many { display: none }
  .month-list a { min-block-size: var(--target) }
  @media (min-width: 48rem) { .month-list { display: none } }
  @media (max-width: 47.99rem) {
    .month td { block-size: auto; padding: 0; text-align: center }
    .month th { text-align: center }
    .month td :is(ul, .official) { display: none }
    .month .day { margin: 0; min-inline-size: 100% }
    .month td:has(.many) { border-block-end: 3px solid var(--blue) }
  }
}`;
