import { expect, test } from 'vitest';
import { html, render } from '../../app/questionnaire/html';

test('every value is escaped, in text and in attributes', () => {
  const nasty = `<script>"'&`;
  expect(render(html`<p title="${nasty}">${nasty}</p>`)).toBe(
    '<p title="&lt;script&gt;&quot;&#39;&amp;">&lt;script&gt;&quot;&#39;&amp;</p>',
  );
});

test('markup within markup stays as it is, and lists are joined', () => {
  const rows = ['<', 2].map((cell) => html`<td>${cell}</td>`);
  expect(render(html`<tr>${rows}</tr>`)).toBe('<tr><td>&lt;</td><td>2</td></tr>');
});

test('null, undefined, false and the empty text are nothing, but 0 is written', () => {
  expect(render(html`[${null}${undefined}${false}${''}${[]}${0}]`)).toBe('[0]');
});
