/**
 * Copies the pinned htmx from node_modules into public/. Run it after changing the version in
 * package.json; a test compares the bytes, so a forgotten copy is noticed.
 */
import { copyFileSync, readdirSync, readFileSync, rmSync } from 'node:fs';

const source = new URL('../node_modules/htmx.org/', import.meta.url);
const target = new URL('../public/', import.meta.url);
const { version } = JSON.parse(readFileSync(new URL('package.json', source), 'utf8'));

for (const name of readdirSync(target)) {
  if (/^htmx-.*\.js$/.test(name)) rmSync(new URL(name, target));
}
copyFileSync(new URL('dist/htmx.min.js', source), new URL(`htmx-${version}.min.js`, target));
console.log(`public/htmx-${version}.min.js is up to date.`);
