/** Forms on the public pages: what visitors fill in, one field below the other. */
export const formStyle = `
@layer parts {
  main form { margin-block-start: .75rem }
  main form > :is(.field, fieldset) { margin-block-start: 1.25rem }
  .field { max-inline-size: 28rem }
  .field label, legend { display: block; font-weight: 600 }
  main fieldset { border: 0 }
  main :is(input, select, button) { min-block-size: var(--target); padding: .375rem .75rem; font: inherit; color: inherit; background: transparent; border: 1px solid var(--quiet); border-radius: .25rem }
  main select { background-color: var(--paper) }
  .field :is(input, select) { inline-size: 100%; margin-block-start: .25rem }
  .hint, .quiet { font-size: var(--small); color: var(--quiet) }
  .hint, .field .fault { margin-block-start: .25rem }
  .fault { font-size: var(--small); color: var(--vermilion) }
  main > .fault { margin-block: 1rem; font-size: 1rem; font-weight: 600 }
  [aria-invalid] { border-color: var(--vermilion); border-width: 2px }
  .checks { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 15rem), 1fr)); column-gap: 1rem }
  .check { display: flex; align-items: center; gap: .625rem; min-block-size: var(--target) }
  .check label { flex: 1; padding-block: .5rem }
  main .check input { flex: none; min-block-size: 0; inline-size: 1.25rem; block-size: 1.25rem; accent-color: var(--ink) }
  main button { cursor: pointer }
  main button:hover { border-color: var(--ink) }
  main button.main { inline-size: 100%; max-inline-size: 28rem; margin-block-start: 1.5rem; font-weight: 600; background: var(--ink); color: var(--paper); border-color: var(--ink) }
  main button.more { display: block; margin-block-start: 1rem; padding-inline: 0; border: 0; text-align: start; text-decoration: underline }
  .part summary { display: flex; align-items: center; font-size: 1rem; color: var(--ink); text-decoration: underline }
  .note { margin-block: 0 1.5rem; padding-inline-start: 1rem; border-inline-start: 3px solid var(--teal) }
  .wanted { margin-block-start: 1.5rem }
  .wanted dt { font-size: var(--small); color: var(--quiet) }
  .wanted dd + dt { margin-block-start: .75rem }
  .part { margin-block-start: 3rem; padding-block-start: 1.5rem; border-block-start: 1px solid var(--line) }
  .part h2 { margin-block-end: .25rem; font-size: var(--title) }
  .part form { margin-block-start: .75rem }
  .acts { display: flex; flex-wrap: wrap; gap: .5rem; margin-block-start: .75rem }
  main .acts form { margin-block-start: 0 }
  .secret { margin-block-start: .75rem; padding: .75rem; border: 1px solid var(--line); font-family: ui-monospace, monospace; font-size: var(--small); user-select: all }
  .log li { display: flex; flex-wrap: wrap; align-items: baseline; column-gap: 1rem; padding-block: .75rem; border-block-end: 1px solid var(--line) }
  .log li > div { flex: 1 1 16rem; min-inline-size: 0 }
  .log form { margin-block-start: 0 }
  .offered a { display: inline-flex; align-items: center; min-inline-size: var(--target); min-block-size: var(--target) }
  .offered li { display: flex; flex-wrap: wrap; align-items: center; column-gap: 1rem }
  .offered li > span { flex: 1 1 16rem }
  .offered li > div { display: flex; gap: 1rem }
  .only { margin-block-start: .75rem }
  .only .more { margin-block-start: 0 }
  main .only form { margin-block-start: .5rem }
}`;
