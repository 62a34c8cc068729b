import type { BrowserContext, Page } from 'playwright-core';

/** Notes what happens in a browser that should not: what runs, is asked for or is said. */
export async function watchForHits(
  context: BrowserContext,
  origin: string,
  hits: string[],
): Promise<void> {
  await context.exposeFunction('hit', () => void hits.push('hit() was run'));
  context.on('dialog', (dialog) => {
    // The console asks whoever leaves a form that they changed.
    if (dialog.type() === 'beforeunload') return void dialog.accept();
    hits.push(`a dialog said ${dialog.message()}`);
    void dialog.dismiss();
  });
  context.on('console', (said) => {
    // That a form was refused, or that a field takes nothing such, is no harm.
    const isAnswer = /^Failed to load resource: .* status of 4|^The specified value/;
    if (!isAnswer.test(said.text())) hits.push(`the console said ${said.text()}`);
  });
  context.on('weberror', (error) => hits.push(`a script failed: ${error.error().message}`));
  // To stop such a request would keep the browser from using its cache; `.example` leads nowhere.
  context.on('request', (request) => {
    const asked = new URL(request.url());
    const isOurs = asked.origin === origin && asked.pathname !== '/console/evil';
    if (!isOurs && asked.protocol !== 'about:') hits.push(`${asked} was asked for`);
  });
}

/**
 * The page as a list of its elements, each with its depth, its attributes and the values of those that
 * do something: the same for the same page, whatever is written on it. What is written in Markdown is
 * left out; `strangersIn` looks at that.
 */
export function skeletonOf(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const working = /^(hx-|on|style$|class$|rel$|target$|method$|type$|role$|hidden$)/;
    const lines: string[] = [];
    const visit = (element: Element, depth: number) => {
      const attributes = [...element.attributes].map(({ name, value }) =>
        working.test(name) ? `${name}=${value.replaceAll(/[a-z0-9]{12}/g, 'ID')}` : name,
      );
      lines.push(`${' '.repeat(depth)}${element.localName} ${attributes.sort().join(' ')}`);
      if (element.matches('.prose')) return;
      const inner = element instanceof HTMLTemplateElement ? element.content : element;
      for (const child of inner.children) visit(child, depth + 1);
    };
    visit(document.documentElement, 0);
    return lines;
  });
}

/** What Markdown may not bring about, and links that run something, wherever they are. */
export function strangersIn(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    // Feeds mark their times by the last two.
    const elements = /^(p|a|strong|em|ul|ol|li|code|pre|blockquote|br|hr|h[1-6]|small|var)$/;
    const attributes = /^(href|start|data-var)$/;
    const schemes = /^(https?|mailto|tel|otpauth):/;
    const isStrange = (element: Element) =>
      !elements.test(element.localName) ||
      element.getAttributeNames().some((name) => !attributes.test(name));
    const leadsAstray = (element: Element) =>
      ['href', 'src', 'action', 'formaction', 'data'].some((name) => {
        const target = element.getAttribute(name);
        return target !== null && !schemes.test(new URL(target, document.baseURI).href);
      });
    const strangers = [
      ...[...document.querySelectorAll('.prose *')].filter(isStrange),
      ...[...document.querySelectorAll('*')].filter(leadsAstray),
    ];
    return strangers.map(({ outerHTML }) => outerHTML.slice(0, 200));
  });
}

/** Where two skeletons part; null where they are the same. */
export function differenceOf(plain: readonly string[], hostile: readonly string[]): string | null {
  const index = hostile.findIndex((line, at) => line !== plain[at]);
  if (index < 0 && plain.length === hostile.length) return null;
  const at = index < 0 ? hostile.length : index;
  return `${at}: ${hostile[at] ?? 'nothing'} instead of ${plain[at] ?? 'nothing'}`;
}

/** The forms of a page that take text, by their places among those that are sent by POST. */
export function textForms(page: Page): Promise<number[]> {
  return page.locator('main form[method=post]').evaluateAll((forms) =>
    forms.flatMap((form, index) => {
      const takesText = form.querySelector(
        'textarea, input:not([type=hidden], [type=checkbox], [type=radio], [type=file], [hidden])',
      );
      return takesText ? [index] : [];
    }),
  );
}

/** Types into every field of a form, whatever it is for, and sends the form as a browser does. */
export async function sendTyped(
  page: Page,
  place: number,
  texts: readonly string[],
): Promise<void> {
  const form = page.locator('main form[method=post]').nth(place);
  const sent = page.waitForEvent('load');
  await form.evaluate((element, lines) => {
    const fields = element.querySelectorAll('textarea, input');
    for (const [index, field] of [...fields].entries()) {
      if (field instanceof HTMLInputElement) {
        if (['hidden', 'checkbox', 'radio', 'file'].includes(field.type)) continue;
        field.type = 'text';
      } else if (!(field instanceof HTMLTextAreaElement)) continue;
      field.value = lines[index % lines.length] ?? '';
    }
    // What a browser checks before it sends is not asked for.
    HTMLFormElement.prototype.submit.call(element);
  }, texts);
  await sent;
}

/** The texts of a feed that readers show as HTML, as they would read them; the page is of the same origin. */
export function feedTexts(page: Page, path: string): Promise<string[]> {
  return page.evaluate(async (address) => {
    const text = await (await fetch(address)).text();
    if (text.startsWith('{')) {
      const items: { content_html: string }[] = JSON.parse(text).items;
      return items.map((item) => item.content_html);
    }
    const xml = new DOMParser().parseFromString(text, 'application/xml');
    const isForeign = ({ namespaceURI, localName }: Element) =>
      namespaceURI === 'http://www.w3.org/1999/xhtml' || localName === 'parsererror';
    if ([...xml.querySelectorAll('*')].some(isForeign)) throw new Error(`${address} holds HTML.`);
    return [...xml.querySelectorAll('item > description, item > encoded, entry > content')].map(
      (element) => element.textContent,
    );
  }, path);
}
