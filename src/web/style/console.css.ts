/** What the console needs besides the style of the site: forms, and less space around all. */
export const consoleStyle = `
@layer parts {
  .console header { margin-block-end: 1.5rem }
  .console header form { flex: none }
  .console h1 { font-size: var(--title) }
  .console h2 { margin-block: 2rem .25rem; font-size: var(--name) }
  .console main > p, .console section > p { margin-block-start: .25rem }
  .console nav { flex-wrap: wrap; margin-inline: -.625rem 0 }
  .console form { margin-block-start: .75rem }
  .console header form, .people form { margin-block-start: 0 }
  .field { margin-block-start: .75rem; max-inline-size: 26rem }
  .field label { display: block; font-size: var(--small) }
  .field p { font-size: var(--fine); color: var(--quiet) }
  .field .fault, .fault { font-size: var(--small); color: var(--vermilion) }
  .console :is(input, select, button) { min-block-size: var(--target); padding: .375rem .75rem; font: inherit; color: inherit; background: transparent; border: 1px solid var(--quiet); border-radius: .25rem }
  .field :is(input, select) { inline-size: 100% }
  [aria-invalid] { border-color: var(--vermilion) }
  .console button { cursor: pointer }
  .console button:hover { border-color: var(--ink) }
  .console .main { margin-block-start: 1rem; font-weight: 600; background: var(--ink); color: var(--paper); border-color: var(--ink) }
  .console .plain { padding-inline: .625rem; border-color: transparent; color: var(--quiet) }
  .note { padding-block: .5rem; color: var(--teal) }
  .people li, .once li { display: block }
  .people li { padding-block: .75rem; border-block-end: 1px solid var(--line) }
  .people li p + p { font-size: var(--small); color: var(--quiet) }
  .people .acts { display: flex; flex-wrap: wrap; gap: .5rem; margin-block-start: .5rem }
  .people .acts form { display: flex; gap: .5rem }
  .once { padding: .75rem; margin-block: .5rem; border: 1px solid var(--line); font-family: ui-monospace, monospace; font-size: var(--small); user-select: all }
}`;
