// A page of a static copy cannot change by itself: it says what is true at any time, and brings along
// what it said when it was copied. That is shown while it holds, by the clock of the host.
(() => {
  const script = document.currentScript;
  const root = document.documentElement;
  const slackMs = 60_000;
  let skew = 0;
  const now = () => Date.now() + skew;
  const shown = () => document.querySelector('main[data-copy]');
  const holds = ({ dataset: { asOf, holdsUntil } }) =>
    Number(asOf) - slackMs <= now() && now() < Number(holdsUntil);

  // From the root, once, to the language that the visitor reads.
  const { other } = script.dataset;
  const reads = navigator.languages.find((language) => /^(zh|en)\b/i.test(language)) ?? '';
  try {
    if (other && reads.toLowerCase().startsWith(other) && !sessionStorage.getItem('led')) {
      sessionStorage.setItem('led', other);
      location.replace(`/${other}/`);
    }
  } catch {
    // Where nothing may be kept, nobody is led anywhere.
  }

  // Ages are told as of when the form was printed; counted on to now, again after each correction.
  function age(main) {
    for (const slot of main.querySelectorAll('.ago[data-age]')) {
      slot.dataset.age = Number(slot.dataset.age) + now() - Number(main.dataset.printedAt);
    }
    main.dataset.printedAt = now();
  }

  const formIn = (template) => {
    const form = document.createElement('template');
    form.innerHTML = template.content.textContent;
    return form.content.firstElementChild;
  };

  // What a later form brings along, with the later one for when it no longer holds; null if it does not.
  function liveOf(later, title) {
    const held = later.querySelector(':scope > template[data-live]');
    if (!held || !holds(held)) return null;
    held.remove();
    later.removeAttribute('data-htmx-powered');
    const live = formIn(held);
    const kept = document.createElement('template');
    Object.assign(kept.dataset, { later: '', title });
    kept.content.append(later.outerHTML);
    live.append(kept);
    age(live);
    return [live, held.dataset.title];
  }

  // The like of an element in the other form: of the same kind, and at the same place in the same part.
  function likeOf(main, element) {
    const { id } = element.closest('[id]');
    const kind = element.matches('a')
      ? `[href="${CSS.escape(element.getAttribute('href'))}"]`
      : element.localName;
    const among = (part) => [...(part?.querySelectorAll(kind) ?? [])];
    const index = among(element.closest('[id]')).indexOf(element);
    return among(main.id === id ? main : main.querySelector(`#${CSS.escape(id)}`))[index];
  }

  // A reader keeps their place: what was opened stays open, and what has the focus keeps it.
  function replace(old, main, title) {
    const opened = [...old.querySelectorAll('details[open]')].map((one) => likeOf(main, one));
    const focused = document.activeElement;
    const next = old.contains(focused) ? likeOf(main, focused) : null;
    document.title = title;
    old.replaceWith(main);
    for (const details of opened) details?.setAttribute('open', '');
    next?.focus({ preventScroll: true });
    window.htmx?.process(main);
  }

  function goLive() {
    const later = shown();
    const found = later.dataset.copy === 'later' && liveOf(later, document.title);
    if (found) replace(later, ...found);
  }

  function goLater() {
    const live = shown();
    if (live.dataset.copy === 'later' || holds(live)) return;
    const kept = live.querySelector(':scope > template[data-later]');
    const later = formIn(kept);
    age(later);
    replace(live, later, kept.dataset.title);
    renew();
    // What comes next may be just being written.
    setTimeout(renew, 5000);
  }

  const renew = () => shown()?.dispatchEvent(new Event('renew'));

  // Where the living site stands at the same address, a page of it may have come meanwhile.
  function tick() {
    if (!shown()) return;
    goLive();
    goLater();
  }

  // RFC 9111, section 4.2.3: the clock of the host, also through a cache. A second or two are no matter.
  function learn(headers) {
    const date = Date.parse(headers.get('date') ?? '');
    if (!date) return;
    const found = date + 1000 * Number(headers.get('age') ?? 0) - Date.now();
    if (Math.abs(found) > 5000) skew = found;
    if (shown()) age(shown());
    tick();
  }

  function ask() {
    fetch(location.pathname, { method: 'HEAD', cache: 'no-store' })
      .then(({ headers }) => learn(headers))
      .catch(() => undefined);
  }

  if (holds(script)) root.classList.add('fresh');
  // Before all scripts that wait for the document.
  document.addEventListener('readystatechange', () => {
    if (document.readyState !== 'interactive') return;
    age(shown());
    tick();
    root.classList.remove('fresh');
    setInterval(tick, 1000);
    ask();
  });
  document.addEventListener('htmx:before:swap', (event) => {
    const { ctx, tasks } = event.detail;
    const later = tasks
      .map(({ fragment }) => fragment?.querySelector('main[data-copy]'))
      .find((main) => main);
    if (!later) return;
    const held = later.querySelector(':scope > template[data-live]');
    const isNewer = Number(held?.dataset.asOf) >= Number(shown()?.dataset.asOf ?? 0);
    const found = isNewer && liveOf(later, ctx.title);
    if (found) {
      later.replaceWith(found[0]);
      ctx.title = found[1];
    } else if (shown()) {
      event.preventDefault();
    }
  });
  addEventListener('pageshow', ({ persisted }) => persisted && tick());
  document.addEventListener('visibilitychange', () => document.hidden || tick());
})();
