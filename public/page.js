// Adds to the times on the page what only the visitor's browser knows: how long ago the last look
// was, and what the times are on the visitor's own clock. Everything else works without it.
(() => {
  const language = document.documentElement.lang;
  const ago = new Intl.RelativeTimeFormat(language, { style: 'narrow' });
  const local = new Intl.DateTimeFormat(language, {
    dateStyle: 'medium',
    timeStyle: 'long',
  });

  function relative(instant) {
    const seconds = Math.max(0, Math.round((Date.now() - instant) / 1000));
    if (seconds < 60) return ago.format(-seconds, 'second');
    if (seconds < 3600) return ago.format(-Math.floor(seconds / 60), 'minute');
    if (seconds < 86400) return ago.format(-Math.floor(seconds / 3600), 'hour');
    return ago.format(-Math.floor(seconds / 86400), 'day');
  }

  function around(text) {
    return language.startsWith('zh') ? `（${text}）` : `(${text})`;
  }

  function fill() {
    for (const time of document.querySelectorAll('time')) {
      time.title = local.format(new Date(time.dateTime));
    }
    const looked = document.querySelector('.freshness time');
    const slot = document.querySelector('[data-ago]');
    if (looked && slot) slot.textContent = around(relative(new Date(looked.dateTime)));
  }

  fill();
  setInterval(fill, 5000);
  document.addEventListener('htmx:after:swap', fill);
})();
