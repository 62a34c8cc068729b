// What the console does besides htmx: says when no answer came, and keeps the keyboard where the eye
// is. Without it every page works all the same.
(() => {
  const unsent = () => document.getElementById('unsent');

  // What renews itself says that it could not; as soon as it can, the note is gone with what it replaces.
  const staleNote = ({ detail }) =>
    detail.ctx?.sourceElement?.querySelector(':scope > [data-stale]');
  const tellStale = (event) => {
    const note = staleNote(event);
    if (note) note.hidden = false;
    return Boolean(note);
  };
  document.addEventListener('htmx:response:error', tellStale);

  // No answer, or none in time: the form stays as it is, and whoever typed it is told.
  document.addEventListener('htmx:error', (event) => {
    const note = tellStale(event) ? null : unsent();
    if (!note) return;
    note.hidden = false;
    note.scrollIntoView({ block: 'nearest' });
  });

  // A form that was changed, or came back with what was typed, is not left by a slip. What is sent from
  // it, be it to keep it, is not leaving it.
  let changed = null;
  let isSending = false;
  const unsentForm = () =>
    changed?.isConnected ? changed : document.querySelector('form[data-holds="unsent"]');
  document.addEventListener('input', ({ target }) => {
    if (target.form?.querySelector(':scope > [name=once]')) changed = target.form;
  });
  document.addEventListener('submit', (event) => {
    isSending = !event.defaultPrevented && event.target === unsentForm();
  });
  addEventListener('pageshow', () => {
    isSending = false;
  });
  addEventListener('beforeunload', (event) => {
    if (!isSending && unsentForm()) event.preventDefault();
  });
  document.addEventListener('htmx:before:request', (event) => {
    const { sourceElement, target } = event.detail.ctx;
    const form = unsentForm();
    if (!form || form.contains(sourceElement) || target?.id !== 'page') return;
    if (!confirm(unsent().dataset.leave)) event.preventDefault();
  });

  // What changes the language of the document loads all of it, as the browser does by itself.
  document.addEventListener(
    'submit',
    (event) => {
      if (!event.submitter?.hasAttribute('data-whole')) return;
      isSending = true;
      event.stopPropagation();
    },
    true,
  );

  document.addEventListener('htmx:before:request', () => {
    const note = unsent();
    if (note) note.hidden = true;
  });

  // A form that came back stays where its page is: reloading must not lead to where it was sent.
  document.addEventListener('htmx:before:history:update', (event) => {
    if (event.detail.response?.status >= 400) event.preventDefault();
  });

  // A page that has come begins where a newly loaded one would, or at what is wrong with a form.
  document.addEventListener('htmx:after:swap', ({ detail }) => {
    if (detail.ctx?.target?.id !== 'page') return;
    const page = document.getElementById('page');
    const first =
      page.querySelector('[aria-invalid]') ??
      page.querySelector('[autofocus]') ??
      page.querySelector('main');
    first?.focus({ preventScroll: first.matches('main') });
  });
})();
