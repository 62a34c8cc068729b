/** What stands in the fields of a form, by their names, as a browser would send it. */
export type FormFields = Record<string, string>;

const entities: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
};

/** The fields of the form on a page that is sent to a path below the console. */
export function formTo(html: string, path: string): FormFields {
  return formAt(html, `/console${path}`);
}

/** The fields of the first form on a page that is sent to a path, which begins so. */
export function formAt(html: string, path: string): FormFields {
  const opened = html.indexOf(`<form method="post" action="${path}`);
  if (opened < 0) throw new Error(`No form on the page is sent to ${path}.`);
  const form = html.slice(opened, html.indexOf('</form>', opened));
  return Object.fromEntries([...inputsIn(form), ...textsIn(form), ...choicesIn(form)]);
}

function inputsIn(form: string): readonly [string, string][] {
  return [...form.matchAll(/<input\b[^>]*>/g)].flatMap(([tag]): [string, string][] => {
    const name = attribute(tag, 'name');
    if (name === null) return [];
    if (attribute(tag, 'type') !== 'checkbox') return [[name, attribute(tag, 'value') ?? '']];
    return / checked\b/.test(tag) ? [[name, 'on']] : [];
  });
}

function textsIn(form: string): readonly [string, string][] {
  const texts = form.matchAll(/<textarea\b[^>]*\bname="([^"]*)"[^>]*>\n?([^<]*)<\/textarea>/g);
  return [...texts].map(([, name = '', text = '']) => [name, unescaped(text)]);
}

function choicesIn(form: string): readonly [string, string][] {
  const choices = form.matchAll(/<select\b[^>]*\bname="([^"]*)"[^>]*>(.*?)<\/select>/gs);
  return [...choices].map(([, name = '', options = '']) => {
    const chosen =
      /<option\b[^>]* selected\b[^>]*>/.exec(options) ?? /<option\b[^>]*>/.exec(options);
    return [name, attribute(chosen?.[0] ?? '', 'value') ?? ''];
  });
}

function attribute(tag: string, name: string): string | null {
  const found = new RegExp(` ${name}="([^"]*)"`).exec(tag)?.[1];
  return found === undefined ? null : unescaped(found);
}

function unescaped(text: string): string {
  return text.replaceAll(/&(amp|lt|gt|quot|#39);/g, (entity) => entities[entity] ?? entity);
}
