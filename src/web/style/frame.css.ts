/** What stands around every page: its head with the brand, and its foot. */
export const frameStyle = `
@layer frame {
  header { display: flex; flex-wrap: wrap; align-items: center; column-gap: 1rem; margin-block-end: 3rem }
  header a { display: flex; flex: none; max-inline-size: 100%; align-items: center; gap: .625rem; min-block-size: var(--target); text-decoration: none }
  header :not(.brand) > a:hover { text-decoration: underline; text-decoration-color: var(--accent) }
  .brand { margin-inline-end: auto; font-weight: 600 }
  .brand svg { inline-size: 1.25rem; block-size: 1.25rem; fill: currentColor; color: var(--accent); stroke: currentColor; stroke-width: 1.6; stroke-linecap: round }
  @media (prefers-color-scheme: dark) { .brand img { padding: .25rem; border-radius: .25rem; background: #fff; box-sizing: content-box } }
  nav { display: flex; flex: none; gap: .25rem; margin-inline-end: -.625rem }
  nav a { padding-inline: .625rem; white-space: nowrap; color: var(--quiet) }
  nav a[aria-current] { color: var(--ink); font-weight: 600 }
  .links { display: flex; flex-wrap: wrap; column-gap: 1.25rem }
  footer { margin-block-start: 4rem; font-size: var(--small); color: var(--quiet) }
  footer p + p { margin-block-start: .25rem }
  footer a { display: flex; align-items: center; min-block-size: var(--target) }
  .more { display: inline-block; padding-block: .625rem; margin-block-start: 1.5rem }
}`;
