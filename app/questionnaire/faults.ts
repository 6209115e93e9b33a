import type { RespondentMessage } from '../messages/respondent.en';
import type { MessageValues } from '../messages/translate';
import type { AnswerFault } from '../study/answers';
import { type Item, optionsOf } from '../study/document';
import { type FieldContext, say } from './question';

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
