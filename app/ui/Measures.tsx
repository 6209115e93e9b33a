import type { ReactNode } from 'react';
import type { ItemView, ReportView } from '../gap/presentation';
import type { RowView } from '../gap/rowView';
import type { Audience } from '../study/document';
import { estimateRange, estimateText, gapRange, gapText, measureText } from './figures';
import { NONE } from './format';
import { useWords, type Words } from './Words';

const SIDES = ['manager', 'consumer'] as const;

/** The measures of an item that are no shares of answers, and its favourable share. */
export function Measures(props: { view: ReportView; item: ItemView; rows: readonly RowView[] }) {
  const { view, item, rows } = props;
  const words = useWords();
  const { t } = words;
  return (
    <SmallTable title={t('opened.figures')} first={t('opened.measure')}>
      {rows.map((row) => (
        <tr key={row.id}>
          <th scope="row" lang={view.language}>
            {measureText(row, item, words)}
          </th>
          {SIDES.map((side) => (
            <Pair
              key={side}
              main={sideText(row, side, words)}
              below={estimateRange(row.unit, row[side], words)}
            />
          ))}
          <Pair
            main={gapText(row.unit, row.gap?.value ?? null, words)}
            below={gapRange(row.unit, row.gap, words)}
          />
        </tr>
      ))}
    </SmallTable>
  );
}

/** A ranking's options with their places, the mean ranks below. */
export function Places({ view, rows }: { view: ReportView; rows: readonly RowView[] }) {
  const words = useWords();
  const { t } = words;
  const places = rows.filter(({ measure }) => measure === 'rank_position');
  const meanOf = (place: RowView) =>
    rows.find(({ measure, option }) => measure === 'mean_rank' && option === place.option);
  return (
    <SmallTable title={t('opened.places')} first={t('opened.option')}>
      {places.map((place) => {
        const mean = meanOf(place);
        return (
          <tr key={place.id}>
            <th scope="row" lang={view.language}>
              {place.optionLabel}
            </th>
            {SIDES.map((side) => (
              <Pair
                key={side}
                main={sideText(place, side, words)}
                below={mean?.[side]?.base ? meanText(mean, side, words) : NONE}
              />
            ))}
            <Pair main={gapText(place.unit, place.gap?.value ?? null, words)} below={NONE} />
          </tr>
        );
      })}
    </SmallTable>
  );
}

function meanText(mean: RowView, side: Audience, words: Words): string {
  return words.t('opened.mean_rank', { figure: sideText(mean, side, words) });
}

function sideText(row: RowView, side: Audience, words: Words): string {
  const figure = row[side];
  if (figure && figure.base === null) return words.t('side.withheld');
  return estimateText(row.unit, figure?.estimate ?? null, words);
}

function SmallTable(props: { title: string; first: string; children: ReactNode }) {
  const { t } = useWords();
  return (
    <table className="measures">
      <caption>{props.title}</caption>
      <thead>
        <tr>
          <th scope="col">{props.first}</th>
          <th scope="col">{t('column.managers')}</th>
          <th scope="col">{t('column.consumers')}</th>
          <th scope="col">{t('column.gap')}</th>
        </tr>
      </thead>
      <tbody>{props.children}</tbody>
    </table>
  );
}

function Pair({ main, below }: { main: string; below: string }) {
  return (
    <td className="figure">
      {main}
      {below !== NONE && <span className="quiet">{below}</span>}
    </td>
  );
}
