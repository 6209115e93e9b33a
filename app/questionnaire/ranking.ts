import { type Item, optionsOf } from '../study/document';
import { dontKnow } from './choices';
import { type Html, html } from './html';
import { type FieldContext, invalid, question, say } from './question';

/** Options in order: a place for each, which the script turns into a list to tap. */
export function rankingField(
  context: FieldContext,
  item: Extract<Item, { kind: 'ranking' }>,
): Html {
  const { translate, values } = context;
  const options = optionsOf(context.study, item);
  const max = item.rankTop ?? options.length;
  const places = Array.from({ length: max }, (_, index) => String(index + 1));
  const hint = max < options.length ? 'ranking.hint_top' : 'ranking.hint';
  const tap = max < options.length ? 'ranking.hint_tap_top' : 'ranking.hint_tap';
  // Placeholders that stay for the script to fill in.
  const open = { option: '{option}', place: '{place}' };

  const rows = options.map(({ code, label }) => {
    const name = `${item.key}.${code}`;
    const value = values.get(name) ?? '';
    // A place that was posted but is not offered comes back too, to be seen and changed.
    const offered = value === '' || places.includes(value) ? places : [...places, value];
    return html`<label class="option"><span>${say(context, label)}</span><select name="${name}"${invalid(context, item.key)}><option value="">${translate('ranking.no_place')}</option>${offered.map((place) => html`<option${place === value && html` selected`}>${place}</option>`)}</select></label>`;
  });
  return question(context, item, {
    as: 'group',
    hint: translate(hint, { max }),
    data: html` data-top="${max}" data-tap="${translate(tap, { max })}" data-up="${translate('ranking.up', open)}" data-down="${translate('ranking.down', open)}" data-placed="${translate('ranking.placed', { ...open, max })}" data-out="${translate('ranking.taken_out', open)}" data-full="${translate('ranking.full', { max })}"`,
    body: html`<div class="card places">${rows}</div>${item.dontKnow && dontKnow(context, item, 'checkbox')}`,
  });
}
