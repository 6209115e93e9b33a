import type { RespondentMessage } from '../messages/respondent.en';
import type { MessageValues } from '../messages/translate';
import { type AnswerFault, itemsOf } from '../study/answers';
import { entryOf, type Item, optionsOf } from '../study/document';
import { type Html, html } from './html';
import type { StepView } from './page';
import { type FieldContext, idOf, say, wordingOf } from './question';

/** What is wrong with an answer and how to mend it, in the respondent's words. */
export function faultInWords(
  context: Pick<FieldContext, 'study' | 'locale' | 'translate'>,
  item: Item,
  { code, values = {} }: AnswerFault,
): string {
  const { translate } = context;
  const option = optionsOf(context.study, item).find((candidate) => candidate.code === values.code);
  const named: MessageValues = {
    ...values,
    option: option ? say(context, option.label) : (values.code ?? ''),
    example: exampleOf(item),
  };
  if (code === 'required') return translate(requiredMessage(item));
  if (code === 'off_step' && values.step === 1) return translate('fault.off_step_whole');
  return translate(`fault.${code}`, named);
}

function requiredMessage(item: Item): RespondentMessage {
  if (item.kind === 'text') return 'fault.required.text';
  const kind =
    item.kind === 'scale' || item.kind === 'single' || item.kind === 'nps' ? 'one' : item.kind;
  return item.dontKnow ? `fault.required.${kind}_or_dk` : `fault.required.${kind}`;
}

/** A number that the item would take. */
function exampleOf(item: Item): number {
  if (item.kind !== 'number') return 7;
  const { min = 0, max = min + 10, step = 1 } = item;
  return min + Math.round((max - min) / 10 / step) * step;
}

/** The item whose field this is: its key, or KEY.other. */
export function itemKeyOf(field: string): string {
  return field.endsWith('.other') ? field.slice(0, -'.other'.length) : field;
}

/** All that is wrong on a page, in its order, each with the way to its question. */
export function faultSummary(
  { study, step, inline, faults }: StepView,
  context: FieldContext,
): Html {
  const items = itemsOf(study);
  const here = new Set([...step.items, ...inline.map(({ item }) => item)]);
  const order = step.page.items.map((entry) => entryOf(entry).item);
  const position = (field: string) => order.indexOf(itemKeyOf(field));
  const inOrder = faults.toSorted((a, b) => position(a.field) - position(b.field));
  const entries = inOrder.map(({ field }) => {
    const item = items.get(itemKeyOf(field));
    if (!item) return html`<li>${context.translate('fault.unknown_item')}</li>`;
    const wording = wordingOf(context, item);
    const isWritten = item.kind === 'text' || item.kind === 'number';
    const place = field !== item.key ? 'other' : isWritten ? 'field' : undefined;
    return html`<li>${here.has(item.key) ? html`<a href="#${idOf(item.key, place)}">${wording}</a>` : wording} ${context.faults.get(field)}</li>`;
  });
  return html`<div class="faults" role="alert" tabindex="-1" autofocus>
<h2>${context.translate('faults.title', { count: entries.length })}</h2>
<ul>${entries}</ul>
</div>`;
}
