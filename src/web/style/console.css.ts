import { composeStyle } from './compose.css.ts';

import { planningStyle } from './planning.css.ts';
import { settingsStyle } from './settings.css.ts';
import { templateStyle } from './template.css.ts';

/** What the console needs besides the style of the site: forms, lists, and less space around all. */
export const consoleStyle = `
@layer parts {
  .console { max-inline-size: 84rem }
  .console main { max-inline-size: 64rem }
  .console header { margin-block-end: 1.5rem; align-items: start }
  .console header > :is(form, div) { flex: none; margin-block-start: 0 }
  .console main:focus { outline: none }
  .console h1 { font-size: 1.375rem }
  .console h2 { margin-block: 2rem .25rem; font-size: var(--name) }
  .console main > p, .console section > p { margin-block-start: .25rem; max-inline-size: 44rem }
  .console nav { flex: 1 1 20rem; flex-wrap: wrap; justify-content: end; margin-inline: 0; row-gap: 0 }
  .console nav details { position: relative }
  .console nav summary { display: flex; align-items: center; padding-inline: .625rem; font-size: inherit }
  .console nav summary[aria-current] { color: var(--ink); font-weight: 600 }
  .console nav details > div { position: absolute; z-index: 1; inset-inline-end: 0; min-inline-size: 12rem; padding: .5rem; background: var(--paper); border: 1px solid var(--line); border-radius: .25rem }
  @media (max-width: 40rem) { .console nav { order: 3; flex-basis: 100%; justify-content: start; margin-inline: -.625rem } }
  .back { display: inline-flex; align-items: center; min-block-size: var(--target); margin-block: -.75rem .25rem; color: var(--quiet); text-decoration: none }
  .back:hover { text-decoration: underline }
  .back::before { content: '‹'; content: '‹' / ''; margin-inline-end: .375rem }
  .skip { position: absolute; inset-inline-start: 1rem; inset-block-start: -6rem; padding: .75rem; background: var(--paper); z-index: 2 }
  .skip:focus { inset-block-start: .25rem }
  .console form { margin-block-start: .75rem }
  .field { margin-block-start: .75rem; max-inline-size: 26rem }
  .field label, legend { display: block; font-size: var(--small) }
  .hint { font-size: var(--fine); color: var(--quiet) }
  .fault { font-size: var(--small); color: var(--vermilion) }
  .console :is(input, select, textarea, button) { min-block-size: var(--target); padding: .375rem .75rem; font: inherit; color: inherit; background: transparent; border: 1px solid var(--quiet); border-radius: .25rem }
  .console select { background-color: var(--paper) }
  .console textarea { display: block; line-height: var(--leading); resize: vertical }
  .field :is(input, select, textarea) { inline-size: 100% }
  .check { display: flex; align-items: center; gap: .625rem; min-block-size: var(--target) }
  .console .check input { flex: none; min-block-size: 0; inline-size: 1.25rem; block-size: 1.25rem; accent-color: var(--ink) }
  [aria-invalid] { border-color: var(--vermilion) }
  .console fieldset { border: 0; margin-block-start: 1.25rem }
  .console button { cursor: pointer }
  .console button:hover { border-color: var(--ink) }
  .console .main { font-weight: 600; background: var(--ink); color: var(--paper); border-color: var(--ink) }
  .console form > .main { margin-block-start: 1rem }
  form.htmx-request [data-sending] { font-size: 0; opacity: .7 }
  form.htmx-request [data-sending]::after { content: attr(data-sending); font-size: 1rem }
  .console .plain { padding-inline: .625rem; border-color: transparent; color: var(--quiet) }
  .console .button { display: inline-flex; align-items: center; min-block-size: var(--target); padding-inline: .75rem; border: 1px solid var(--quiet); border-radius: .25rem; text-decoration: none }
  .note { padding-block: .5rem; color: var(--teal) }
  .acts { display: flex; flex-wrap: wrap; align-items: center; gap: .5rem; margin-block-start: .75rem }
  .acts form { display: flex; flex-wrap: wrap; gap: .5rem; margin-block-start: 0 }
  .pair { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 16rem), 1fr)); column-gap: 1rem }
  .pair .field { max-inline-size: none }
  .beside { display: grid; gap: 2rem; align-items: start }
  @media (min-width: 60rem) { .beside { grid-template-columns: 1fr 1fr } .beside > aside { position: sticky; inset-block-start: 1rem } }
  .rows > li { display: flex; flex-wrap: wrap; align-items: baseline; column-gap: 1rem; padding-block: .75rem; border-block-end: 1px solid var(--line) }
  .rows > li > :first-child { flex: 1 1 18rem }
  :is(.rows, .facts) a { display: inline-block; min-inline-size: 1.5rem; padding-block: .75rem; margin-block: -.75rem }
  .rows p + p, .rows .quiet, .quiet { font-size: var(--small); color: var(--quiet) }
  .filter { display: flex; flex-wrap: wrap; align-items: end; gap: .75rem }
  .filter .field { margin-block-start: 0; flex: 0 1 14rem }
  .wide { overflow-x: auto; margin-block-start: .5rem }
  .wide :is(th, td):last-child { text-align: start }
  .wide thead th { overflow-wrap: normal }
  .looks { margin-block: .5rem; font-size: var(--small) }
  .looks li { display: flex; flex-wrap: wrap; align-items: baseline; column-gap: .75rem; padding-block: .375rem; border-block-end: 1px solid var(--line) }
  .looks :is(time, strong, span:first-of-type) { min-inline-size: 4rem }
  .looks [data-outcome=down] strong { color: var(--vermilion) }
  .looks [data-outcome=degraded] strong { color: var(--amber) }
  .looks + .more { margin-block-start: 0 }
  :where(.state) { --tone: var(--quiet) }
  .state .lamp { margin: 0; align-self: center }
  .shown { display: flex; flex-wrap: wrap; align-items: baseline; gap: .25rem .5rem }
  .paused { margin-block: .75rem; padding-inline-start: 1rem; border-inline-start: 3px solid var(--blue) }
  .people li, .once li { display: block }
  .people form { margin-block-start: 0 }
  .people li { padding-block: .75rem; border-block-end: 1px solid var(--line) }
  .people li p + p { font-size: var(--small); color: var(--quiet) }
  .once { padding: .75rem; margin-block: .5rem; border: 1px solid var(--line); font-family: ui-monospace, monospace; font-size: var(--small); user-select: all }
  .scopes { columns: 20rem 2 }
  .filter + .rows { margin-block-start: 1rem }
  .scopes > li { grid-template-columns: 9rem auto 1fr; column-gap: 1rem; align-items: center; break-inside: avoid }
  @media (max-width: 30rem) { .scopes > li { grid-template-columns: 6rem 1fr } .scopes > li > span { grid-column: 1 / -1; margin-block-end: -.5rem } }
  .former { margin-block-start: 1rem }
  .console ins { text-decoration: none }
  .console del { color: var(--quiet) }
  .needs > li { display: flex; flex-wrap: wrap; align-items: center; gap: .5rem 1rem; margin-block-start: 1rem; padding-inline-start: 1rem; border-inline-start: 3px solid var(--tone) }
  .needs > li > div { flex: 1 1 20rem }
  .needs h3 { font-size: 1rem }
  .needs > :first-child .button { font-weight: 600; background: var(--ink); color: var(--paper); border-color: var(--ink) }
  .asof .more { padding-block: .75rem; margin-block: 0; margin-inline-start: .5rem }
  .console main .links > a { display: inline-flex; align-items: center; min-block-size: var(--target) }
  #overview h2 { margin-block-start: 1.25rem }
  #overview section + section { margin-block-start: 3rem }
  .console p.verdict { margin-block: .5rem 1rem; font-size: var(--title); font-weight: 600 }
}${planningStyle}${settingsStyle}${templateStyle}${composeStyle}`;
