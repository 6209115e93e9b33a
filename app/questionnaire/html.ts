/** Markup that is safe to send: made only by `html`, so no text reaches a page unescaped. */
export class Html {
  readonly #text: string;

  private constructor(text: string) {
    this.#text = text;
  }

  static join(strings: TemplateStringsArray, values: HtmlValue[]): Html {
    return new Html(
      strings.reduce((text, string, index) => text + written(values[index - 1]) + string),
    );
  }

  toString(): string {
    return this.#text;
  }
}

type HtmlValue = Html | string | number | null | undefined | false | readonly HtmlValue[];

/**
 * Markup with every value escaped, for text and for quoted attributes alike. Lists are joined;
 * null, undefined and false are nothing.
 * @example render(html`<p title="${'"'}">${['a', html`<b>${'<'}</b>`]}</p>`) // '<p title="&quot;">a<b>&lt;</b></p>'
 */
export function html(strings: TemplateStringsArray, ...values: HtmlValue[]): Html {
  return Html.join(strings, values);
}

/** The text of markup, for the response's body. */
export function render(markup: Html): string {
  return markup.toString();
}

const ENTITIES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function written(value: HtmlValue): string {
  if (value === null || value === undefined || value === false) return '';
  if (value instanceof Html) return value.toString();
  if (typeof value === 'object') return value.map(written).join('');
  return String(value).replace(/[&<>"']/g, (character) => ENTITIES[character] ?? '');
}
