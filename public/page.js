// Keeps an open page honest by what only the visitor's browser knows: how long ago it was fetched,
// and the visitor's own clock. Everything else works without it.
(() => {
  const { lang } = document.documentElement;
  const locale = lang === 'en' ? 'en-GB' : lang;
  const ago = new Intl.RelativeTimeFormat(lang, { style: 'narrow' });
  const date = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'long' });
  const clock = new Intl.DateTimeFormat(locale, { timeStyle: 'medium' });
  const units = [
    ['day', 86400],
    ['hour', 3600],
    ['minute', 60],
    ['second', 1],
  ];
  const instants = () => [performance.now(), Date.now()];

  // When the shown bytes were asked for. Only differences count, so a wrong clock does no harm; two
  // clocks, because the steady one stands still while some devices sleep.
  let born = [0, Date.now() - performance.now()];
  let asked = born;
  const age = () => Math.max(...instants().map((now, index) => now - born[index]));

  // Bytes out of the browser's cache may be of any age; they are believed while newer ones come.
  const kept = performance.getEntriesByType('navigation')[0]?.transferSize === 0;
  const graceMs = 3000;
  let doubted = kept;

  const status = () => document.getElementById('status');
  const renew = () => status()?.dispatchEvent(new Event('renew'));

  function relative(ms) {
    const seconds = Math.round(ms / 5000) * 5;
    const [unit, length] = units.find(([, least]) => seconds >= least) ?? units[3];
    return ago.format(-Math.floor(seconds / length), unit);
  }

  function tellLocalTimes() {
    for (const time of document.querySelectorAll('time')) {
      time.title = date.format(new Date(time.dateTime));
    }
  }

  function fill() {
    const slot = document.querySelector('.ago');
    if (!slot) return;
    const looked = new Date(slot.parentElement.querySelector('time').dateTime);
    const elsewhere = -looked.getTimezoneOffset() !== Number(slot.dataset.offset);
    const local = elsewhere ? [slot.dataset.local.replace('{}', clock.format(looked))] : [];
    const texts = [...local, relative(Number(slot.dataset.age) + age())];
    const text = texts.join(lang === 'en' ? ', ' : '，');
    if (slot.textContent !== text) slot.textContent = text;
  }

  // The form that was brought along for when no connection is left to fetch it over.
  function disown(main) {
    const form = main.querySelector('template');
    document.title = form.dataset.title;
    main.removeAttribute('data-believed-for');
    main.dataset.indicator = main.dataset.indicator.replace(/none|maintenance/, 'minor');
    for (const part of form.content.children) {
      for (const old of main.querySelectorAll(`:not(.unprobed) > .${part.classList[0]}`)) {
        old.setAttribute('class', part.getAttribute('class'));
        old.replaceChildren(...part.cloneNode(true).childNodes);
      }
    }
    for (const row of main.querySelectorAll('[data-component]:not(.unprobed)')) {
      row.className = 'unverified';
      row.dataset.reachability = 'unknown';
      for (const line of row.querySelectorAll(':scope > :is(.line, .reason)')) line.remove();
    }
  }

  // What a change pushes up or down slides there, so that nothing jumps from under a finger. Readers
  // who want no motion get a single frame of it.
  const still = matchMedia('(prefers-reduced-motion: reduce)');
  const parts = () => [...document.body.querySelectorAll(':not(svg *, template)')];
  const places = () =>
    new Map(parts().map((part) => [part, [part.getBoundingClientRect().top, part.textContent]]));

  function slideFrom(before) {
    for (const slide of document.getAnimations()) slide.cancel();
    // Words that have changed are new words, not old ones that moved.
    for (const part of document.querySelectorAll(
      '.verdict > *, .freshness > *, .line, .reason, .word, .brief, .prose > *, .promise',
    )) {
      if (before.get(part)?.[1] !== part.textContent) part.replaceWith(part.cloneNode(true));
    }
    keepInView(before);
    const moved = new Map();
    for (const [part, [top]] of before) {
      if (part.isConnected) moved.set(part, top - part.getBoundingClientRect().top);
    }
    for (const [part, by] of moved) {
      const own = by - (moved.get(part.parentElement) ?? 0);
      const transform = [`translateY(${own}px)`, 'none'];
      if (own)
        part.animate({ transform }, { duration: still.matches ? 1 : 250, easing: 'ease-out' });
    }
  }

  // What a reader who has scrolled is looking at stays where it is.
  function keepInView(before) {
    if (scrollY === 0) return;
    const seen = [...before].find(
      ([part, [top]]) => top >= 0 && part.isConnected && part.matches('li, section, footer'),
    );
    if (seen) scrollBy(0, seen[0].getBoundingClientRect().top - seen[1][0]);
  }

  function tick() {
    const main = status();
    const believed = main?.dataset.believedFor;
    if (believed && age() >= (doubted ? graceMs : believed)) {
      const before = places();
      disown(main);
      slideFrom(before);
      renew();
    }
    fill();
  }

  tellLocalTimes();
  tick();
  setInterval(tick, 1000);
  document.addEventListener('htmx:before:request', () => {
    asked = instants();
  });
  let placed;
  document.addEventListener('htmx:before:swap', () => {
    placed = places();
  });
  document.addEventListener('htmx:after:swap', ({ detail }) => {
    if (detail.ctx.swap === 'none') return;
    born = asked;
    doubted = false;
    tellLocalTimes();
    fill();
    slideFrom(placed);
  });
  const returned = () => {
    tick();
    renew();
  };
  addEventListener('online', returned);
  addEventListener('pageshow', ({ persisted }) => (persisted || kept) && returned());
  document.addEventListener('visibilitychange', () => document.hidden || returned());
})();
