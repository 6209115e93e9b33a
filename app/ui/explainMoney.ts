import type { ResultName } from '../money/moneyResult';
import { type ExplainedPart, partsOf } from './explainText';
import {
  capital,
  formulaInFigures,
  formulaInWords,
  type Purse,
  resultOf,
  sourceTexts,
} from './moneyText';
import type { Words } from './Words';

/** How a sum of the calculator comes about: its formula, with its figures, and where each is from. */
export function explainMoney(purse: Purse, name: ResultName, words: Words): ExplainedPart[] {
  const { t, f } = words;
  const result = resultOf(purse.view, name);
  if (!result) return [];
  const inputs = purse.view.inputs.filter((input) => Object.hasOwn(result.from, input.name));
  const parts = partsOf(
    [
      [
        'money.formula',
        [
          `${capital(formulaInWords(result, words), f.locale)}.`,
          `= ${formulaInFigures(result, purse, words)}.`,
        ],
      ],
    ],
    words,
  );
  const sources = inputs.map((input) => ({
    name: capital(t(`money.input.${input.name}`), f.locale),
    text: sourceTexts(input, words).join(' '),
  }));
  return [
    ...parts,
    ...sources.filter(({ text }) => text !== ''),
    ...partsOf([['explain.certainty', [t('money.sure_all')]]], words),
  ];
}
