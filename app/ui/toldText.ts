import type { ItemView } from '../gap/presentation';
import type { Told } from '../gap/told';
import type { Audience } from '../study/document';
import { estimateRange, estimateText, measureText, unitText } from './figures';
import { insideSentence, shortened } from './headlineText';
import { peopleText } from './peopleText';
import type { Words } from './Words';

type Named = Pick<ItemView, 'key' | 'label' | 'favourable' | 'options' | 'unit'>;
interface Shown {
  items: readonly Named[];
  language: string;
}

/** A figure as a title: “Channels used: 80 % of consumers say “two or more””. */
export function toldText({ row, sides }: Told, { items, language }: Shown, words: Words): string {
  const { t, f } = words;
  const item = items.find(({ key }) => key === row.item);
  const figure = (side: Audience) => row[side]?.estimate ?? null;
  const inside = (text: string) => shortened(insideSentence(text, language));
  const unit = unitText(item, t, figure(sides[0] ?? 'consumer') ?? 2);
  const written = (side: Audience) =>
    row.measure === 'mean'
      ? t('told.count', { value: f.rough(figure(side)), unit: unit ?? '' }).trim()
      : estimateText(row.unit, figure(side), words);
  const answer =
    row.measure === 'favourable'
      ? (item?.favourable ?? t('measure.favourable'))
      : measureText(row, item, words);
  const values = {
    item: shortened(item?.label ?? row.item),
    consumer: written('consumer'),
    manager: written('manager'),
    answer: inside(row.measure === 'first_choice' ? (row.optionLabel ?? '') : answer),
  };
  const [only, other] = sides;
  return t(`figure.${formOf(row.measure)}_${other || !only ? 'both' : only}`, values);
}

function formOf(measure: Told['row']['measure']) {
  switch (measure) {
    case 'mean':
      return 'mean';
    case 'nps':
      return 'nps';
    case 'first_choice':
      return 'first';
    case 'at_most':
      return 'time';
    default:
      return 'say';
  }
}

/** How many are behind the figure of a title. */
export function toldPeople({ row, sides }: Told, minimum: number, words: Words): string {
  const base = (side: Audience) => (sides.includes(side) ? row[side]?.base : undefined);
  return peopleText({ manager: base('manager'), consumer: base('consumer') }, minimum, words);
}

/** How sure the figure of a title is: its interval, and whether the sides differ. */
export function toldSure({ row, sides }: Told, level: number, words: Words): string | null {
  const { t, f } = words;
  const ranges = sides.flatMap((side) => {
    const figure = row[side];
    if (!figure || figure.low === null) return [];
    const range = `${estimateRange(row.unit, figure, words)}${row.unit === 'share' ? '\u00a0%' : ''}`;
    return [
      sides.length > 1 ? t('figure.range', { side: t(`side.${side}_inline`), range }) : range,
    ];
  });
  if (ranges.length === 0) return null;
  return t('figure.sure', { level: f.level(level), ranges: f.list(ranges) });
}
