import { respondentMessages } from '../messages/respondent';
import { type Html, html } from './html';
import type { StepView } from './page';

/** The way to the study's other languages: a link to the one, a menu of several. */
export function languageLinks({ languages, locale, landmark }: StepView): Html | false {
  const links = languages
    .filter((language) => language.locale !== locale)
    .map(
      (other) =>
        html`<a href="${other.href}" lang="${other.locale}" hreflang="${other.locale}">${ownName(other.locale)}</a>`,
    );
  const menu =
    links.length > 1
      ? html`<details><summary>${ownName(locale)}</summary><div>${links}</div></details>`
      : links;
  const name = respondentMessages(locale)('page.language');
  return (
    links.length > 0 &&
    html`<nav aria-label="${landmark === undefined ? name : `${name}: ${landmark}`}">${menu}</nav>`
  );
}

/**
 * A language by the name that it has for itself.
 * @example ownName('sv') // 'Svenska'
 */
function ownName(locale: string): string {
  const name = new Intl.DisplayNames([locale], { type: 'language' }).of(locale) ?? locale;
  return name.charAt(0).toLocaleUpperCase(locale) + name.slice(1);
}
