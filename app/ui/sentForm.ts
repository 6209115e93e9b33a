import { repeat } from './changedEarly';

/** Where it is kept: in this one tab, as long as it is open. */
const PLACE = 'parallax.sent';
/** Most characters that are kept of a form. */
const MOST = 200_000;

/** What was typed into a form that was sent, in case that nobody was signed in any more. */
interface Sent {
  /** Who has typed it. */
  account: string;
  /** Where it was sent to. */
  address: string;
  /** Its fields, by which it is found again, and what they held. */
  names: string[];
  values: string[];
  /** The sign-in has come in its place. */
  isWaiting: boolean;
}

const strings = (value: unknown): value is string[] =>
  Array.isArray(value) && value.every((one) => typeof one === 'string');

function isSent(value: unknown): value is Sent {
  if (typeof value !== 'object' || value === null) return false;
  const fits = 'account' in value && 'address' in value && 'isWaiting' in value;
  return (
    fits && 'names' in value && strings(value.names) && 'values' in value && strings(value.values)
  );
}

function kept(): Sent | null {
  try {
    const read: unknown = JSON.parse(window.sessionStorage.getItem(PLACE) ?? 'null');
    return isSent(read) ? read : null;
  } catch {
    return null;
  }
}

function keep(sent: Sent | null): void {
  try {
    const text = JSON.stringify(sent);
    if (sent === null || text.length > MOST) window.sessionStorage.removeItem(PLACE);
    else window.sessionStorage.setItem(PLACE, text);
  } catch {
    // A browser that keeps nothing, or is full.
  }
}

type Field = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;
const UNKEPT = ['hidden', 'password', 'file', 'submit', 'button'];

function fieldsOf(form: HTMLFormElement): Field[] {
  return [...form.elements].flatMap((field): Field[] => {
    if (field instanceof HTMLInputElement) return UNKEPT.includes(field.type) ? [] : [field];
    return field instanceof HTMLSelectElement || field instanceof HTMLTextAreaElement
      ? [field]
      : [];
  });
}

const isTick = (field: Field): field is HTMLInputElement =>
  field.type === 'checkbox' || field.type === 'radio';
const nameOf = (field: Field) => (isTick(field) ? `${field.name} ${field.value}` : field.name);
const heldIn = (field: Field) => (isTick(field) ? String(field.checked) : field.value);

/** Keeps what is typed into a form that is sent off, until the next page is there. */
export function keepSent(form: HTMLFormElement, account: string): void {
  const fields = fieldsOf(form);
  const isSecret = form.querySelector('[type=password], [autocomplete=one-time-code]') !== null;
  if (form.method !== 'post' || fields.length === 0 || isSecret) return;
  const { pathname, search } = new URL(form.action || window.location.href);
  const [names, values] = [fields.map(nameOf), fields.map(heldIn)];
  keep({ account, address: `${pathname}${search}`, names, values, isWaiting: false });
}

/**
 * Fills in again what somebody had sent when the sign-in came in its place.
 * @param account who is signed in now; null: nobody
 * @returns whether it was
 */
export function fillInSent(account: string | null): boolean {
  const sent = kept();
  if (!sent) return false;
  const { pathname, search } = window.location;
  if (pathname === '/sign-in' || pathname === '/sign-in/code') {
    keep({ ...sent, isWaiting: sent.isWaiting || pathname === '/sign-in' });
    return false;
  }
  keep(null);
  if (!sent.isWaiting || sent.account !== account || sent.address !== `${pathname}${search}`)
    return false;
  const form = [...document.forms].find(
    (one) => JSON.stringify(fieldsOf(one).map(nameOf)) === JSON.stringify(sent.names),
  );
  if (!form) return false;
  for (const [at, field] of fieldsOf(form).entries()) {
    const value = sent.values[at] ?? '';
    if (heldIn(field) === value) continue;
    if (isTick(field)) field.checked = value === 'true';
    else field.value = value;
    repeat(field);
  }
  return true;
}
