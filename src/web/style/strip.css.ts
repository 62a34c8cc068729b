/** The last 90 days as one figure: quiet where all was well, so that trouble stands out. */
export const stripStyle = `
@layer parts {
  .strip { margin-block-start: .625rem }
  .strip svg { inline-size: 100%; block-size: 1.125rem }
  .functions .strip svg { block-size: .75rem }
  .strip path { fill: none; stroke: var(--none); stroke-dasharray: .714 .286 }
  path.operational { stroke: var(--well) }
  path.degraded_performance { stroke: var(--slow) }
  path.partial_outage { stroke: var(--part) }
  path.major_outage { stroke: var(--bad) }
  path.under_maintenance { stroke: var(--work) }
  :is(.unverified, .unprobed) path.operational { stroke: var(--none) }
  .brief { display: inline-block; margin-block-start: .25rem; padding-inline-end: .875em }
  .functions .period { display: none }
  .functions .brief::first-letter { text-transform: uppercase }
  .brief::after { content: ''; display: inline-block; inline-size: .375em; block-size: .375em; margin-inline: .5em -.875em; border: solid currentColor; border-width: 0 1px 1px 0; transform: translateY(-.2em) rotate(45deg) }
  [open] .brief::after { transform: translateY(.05em) rotate(225deg) }
  .strip[open] { margin-block-end: .75rem }
  @media (forced-colors: active) {
    .strip svg { forced-color-adjust: none }
    .strip path { stroke: CanvasText }
    path.operational { stroke: GrayText }
  }
}`;
