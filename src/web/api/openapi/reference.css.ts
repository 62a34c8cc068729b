/** What the reference needs besides the style of the site. */
export const referenceStyle = `
@layer parts {
  .reference section { margin-block-start: 2.5rem }
  .reference :is(p, pre, ul, dl) { margin-block-start: .5rem }
  .reference h2 { margin-block-end: .25rem }
  .reference li { display: block }
  .reference nav { display: block; margin: 1.5rem 0 }
  .reference nav ul { columns: 17rem }
  .reference nav a { display: inline-block; padding: .625rem 0; white-space: normal }
  .reference dl div { display: grid; grid-template-columns: 10rem 1fr; font-size: var(--small) }
  .reference dd p { margin-block-start: 0; color: var(--quiet) }
  .reference pre { padding: .75rem; white-space: pre-wrap; font-size: var(--fine); border: 1px solid var(--line) }
  .answers { font-size: var(--fine); color: var(--quiet) }
  @media (max-width: 30rem) { .reference dl div { grid-template-columns: 1fr } }
}`;
