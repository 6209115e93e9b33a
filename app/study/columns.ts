import { otherOption } from './answers';
import { PLAIN_NUMBER, withoutHarmlessness } from './csvCell';
import { DONT_KNOW, type Item, RESPONSE_COLUMNS, type Study } from './document';

/** A column of a response file: one of the frame, an item's answer, or the text of its "other". */
export interface Column {
  name: string;
  /** The member of a response's JSON that it stands for; null: of its `answers`. */
  member: string | null;
  item: Item | null;
}

const MEMBERS: Record<(typeof RESPONSE_COLUMNS)[number], string> = {
  respondent: 'respondent',
  audience: 'audience',
  locale: 'locale',
  submitted_at: 'submittedAt',
  weight: 'weight',
  cluster: 'cluster',
};

/** The columns of a study's response files, in the order of the document: the same whatever is stored. */
export function columnsOf(study: Study): Column[] {
  return [
    ...RESPONSE_COLUMNS.map((name) => ({ name, member: MEMBERS[name], item: null })),
    ...study.items.flatMap((item): Column[] => [
      { name: item.key, member: null, item },
      ...(otherOption(item) === undefined
        ? []
        : [{ name: `${item.key}.other`, member: null, item: null }]),
    ]),
  ];
}

/**
 * What a cell of a file says: undefined for an empty one. Numbers that cannot be read stay text,
 * which the item then refuses by name.
 * @param decimalComma whether 1,5 is a number: only where commas do not separate the cells
 * @example cellValue({ kind: 'multiple', … }, 'phone|email', false) // ['phone', 'email']
 */
export function cellValue(column: Column, cell: string, decimalComma: boolean): unknown {
  if (cell === '') return undefined;
  const kind = column.item?.kind;
  if (kind === 'number' || kind === 'nps' || column.member === 'weight') {
    const text = cell.trim();
    if (text === DONT_KNOW) return text;
    const plain = decimalComma ? text.replace(',', '.') : text;
    return PLAIN_NUMBER.test(plain) ? Number(plain) : text;
  }
  const text = withoutHarmlessness(cell);
  if (kind === 'multiple' || kind === 'ranking')
    return text === DONT_KNOW ? text : text.split('|').map((code) => code.trim());
  return kind === 'text' || kind === undefined ? text : text.trim();
}
