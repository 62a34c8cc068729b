/** Forms by which staff tell something, and beside them what customers will see. */
export const composeStyle = `
@layer parts {
  .console main:has(.composed) { max-inline-size: none }
  .console form:has(> .send) { display: flex; flex-direction: column }
  .composed { min-inline-size: 0 }
  .send { order: 1; position: sticky; inset-block-end: 0; z-index: 1; display: flex; flex-wrap: wrap; gap: .5rem; margin-block-start: 1rem; padding-block: .75rem; background: var(--paper); border-block-start: 1px solid var(--line) }
  .send .main { flex: 1 1 7rem; max-inline-size: 26rem }
  .console .send button:not(.main) { border-color: transparent; color: var(--quiet); padding-inline: .375rem; font-size: var(--line-text) }
  .composed summary, .templates summary { display: flex; align-items: center; font-size: var(--small); color: var(--ink) }
  .composed summary::before, .templates summary::before { content: '+'; inline-size: 1.25rem; color: var(--quiet) }
  .composed [open] > summary::before, .templates[open] > summary::before { content: '−' }
  .console .unseen { position: absolute; inline-size: 1px; block-size: 1px; min-block-size: 0; padding: 0; border: 0; clip-path: inset(50%) }
  .statuses .field { display: flex; align-items: center; gap: 1rem; max-inline-size: none; margin-block-start: .375rem }
  .statuses label { flex: 1 1 6rem; min-inline-size: min-content; overflow-wrap: break-word; font-size: 1rem }
  .console .statuses select { flex: 0 1 13rem; inline-size: 60%; min-inline-size: 0 }
  .preview { display: grid; gap: 1.25rem; margin-block-start: .75rem }
  .preview > section { container-type: inline-size; padding: 1rem; border: 1px solid var(--line); border-radius: .25rem; min-inline-size: 0 }
  .console .preview h1 { font-size: 1.5rem; margin-block-start: .5rem }
  .console .preview h2 { font-size: var(--title); margin-block: 0 }
  .console .preview .channels h2, .console .preview .functions h2 { margin-block: 1.5rem .5rem; font-size: 1rem }
  .preview .told { margin-block-start: 1.5rem }
  .preview .verdict + article { margin-block-start: 1.5rem; padding-block-start: 1rem; border-block-start: 1px solid var(--line) }
  .console .preview article h1 { font-size: var(--title); margin-block-start: 0 }
  .preview .functions { margin-block-start: 0 }
  .preview .functions ul { grid-template-columns: 1fr }
  @container (max-width: 24rem) { .preview .channels .word { grid-column: 2; grid-row: 2; text-align: start; margin: 0 } }
  @media (min-width: 75rem) { .preview { grid-template-columns: 1fr 1fr } .composed + aside { max-block-size: calc(100vh - 7rem); overflow-y: auto } }
  @media (max-width: 59.99rem) { .previewed > aside { order: -1 } }
  @media (min-width: 60rem) { .beside:has(> .composed) { grid-template-columns: minmax(0, 1fr) minmax(0, 1.15fr) } }
  .note a { display: inline-flex; align-items: center; min-block-size: var(--target) }
  .waits { padding-inline-start: 1.25rem; list-style: disc }
  .waits li { display: list-item }
  .templates ~ form, .now ~ form { margin-block-start: 0 }
  .now { margin-block: 1rem; padding-inline-start: 1rem; border-inline-start: 3px solid var(--line); max-inline-size: 60rem }
  .console .now h2 { margin-block: 0; font-size: 1rem }
  .console nav.acts { flex: none; gap: .5rem; justify-content: start; margin-inline: 0 }
  .acts [aria-current] { border-color: var(--ink); font-weight: 600 }
  .asis { white-space: pre-wrap }
}`;
