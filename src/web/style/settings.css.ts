/** Hours, holidays and settings in the console: tables of fields, and rows of three. */
export const settingsStyle = `
@layer parts {
  .week-hours { max-inline-size: 36rem }
  .week-hours :is(th, td) { padding-block: .25rem; padding-inline-end: .5rem; border: 0; text-align: start }
  .week-hours th[scope=row] { inline-size: 5.5rem; white-space: nowrap }
  .week-hours input { inline-size: 100%; min-inline-size: 0; padding-inline: .5rem }
  .week-hours ::placeholder { color: var(--quiet); opacity: 1 }
  .week-hours .fault { padding-block-end: .5rem }
  @media (min-width: 30.01rem) { .week-hours ::placeholder { color: transparent } }
  @media (max-width: 30rem) {
    .week-hours thead { display: none }
    .week-hours tr { display: grid; grid-template-columns: 4.5rem 1fr; padding-block: .25rem }
    .week-hours th { grid-row: span 2 }
    .week-hours td { grid-column: 2; padding-inline-end: 0 }
    .week-hours .fault { grid-column: 1 / -1 }
  }
  .tap a { display: inline-block; padding-block: .8rem; margin-block: -.7rem }
  .triple { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 10rem), 1fr)); column-gap: .75rem; padding-block-end: .75rem; border-block-end: 1px solid var(--line) }
  .triple .field { max-inline-size: none }
  .console main p.brand { display: flex; align-items: center; gap: .625rem; margin-block: .75rem }
  .console p.brand img { block-size: 2rem; inline-size: auto; max-inline-size: min(100%, 12rem); object-fit: contain }
}`;
