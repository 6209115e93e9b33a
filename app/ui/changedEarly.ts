declare global {
  interface Window {
    /**
     * Fields that somebody changed before the page came to life, how to stop noting them, and how to
     * send a form that waits for that.
     */
    changedEarly?: { fields: Set<EventTarget>; stop: () => void; send: () => void };
  }
}

/**
 * A script for the head of every page, long before any other is there: it notes the fields that
 * somebody changes. React puts back what a textarea held, unless that is what it holds by default.
 * A form that is sent then would take the page away with what was typed in its other forms: it waits
 * until these can be saved, five seconds at most.
 */
export const NOTE_EARLY_CHANGES = `(() => {
  const fields = new Set();
  const kinds = ['input', 'change'];
  const note = ({ target, isTrusted }) => {
    if (!isTrusted) return;
    fields.add(target);
    if (target instanceof HTMLTextAreaElement) target.defaultValue = target.value;
  };
  let waiting;
  const hold = (event) => {
    const { target, submitter } = event;
    if (![...fields].some((field) => field.form && field.form !== target)) return;
    event.preventDefault();
    clearTimeout(waiting?.timer);
    waiting = { target, submitter, timer: setTimeout(send, 5000) };
  };
  const send = () => {
    removeEventListener('submit', hold, true);
    const { target, submitter, timer } = waiting ?? {};
    clearTimeout(timer);
    waiting = undefined;
    if (target?.isConnected) target.requestSubmit(submitter?.isConnected ? submitter : null);
  };
  for (const kind of kinds) addEventListener(kind, note, true);
  addEventListener('submit', hold, true);
  const stop = () => kinds.forEach((kind) => removeEventListener(kind, note, true));
  window.changedEarly = { fields, stop, send };
})();`;

/** Tells a page that has come to life what was changed before, as if it were changed now. */
export function repeatEarlyChanges(): void {
  const early = window.changedEarly;
  if (!early) return;
  early.stop();
  for (const field of early.fields)
    if (field instanceof Element && field.isConnected) repeat(field);
  early.fields.clear();
  early.send();
}

/** Tells React of what stands in a field, as if it were typed or ticked now. */
export function repeat(field: Element): void {
  if (field instanceof HTMLTextAreaElement) repeatText(field, HTMLTextAreaElement.prototype);
  else if (field instanceof HTMLInputElement) {
    if (field.type === 'checkbox' || field.type === 'radio') {
      // React compares with what was set last, so it takes the way from the other state.
      field.checked = !field.checked;
      field.click();
    } else if (field.type !== 'file') repeatText(field, HTMLInputElement.prototype);
  }
  field.dispatchEvent(new Event('change', { bubbles: true }));
}

/** The same for a text: one that is set past React differs from what React knows of it. */
function repeatText(field: HTMLInputElement | HTMLTextAreaElement, prototype: object): void {
  const { value, selectionStart, selectionEnd, selectionDirection } = field;
  field.value = value === '' ? ' ' : '';
  Object.getOwnPropertyDescriptor(prototype, 'value')?.set?.call(field, value);
  if (document.activeElement === field && selectionStart !== null)
    field.setSelectionRange(selectionStart, selectionEnd, selectionDirection ?? undefined);
  field.dispatchEvent(new Event('input', { bubbles: true }));
}
