import type { SideFigure } from '../gap/report';
import type { RowView } from '../gap/rowView';
import { MARK_SIGNS, worseMark } from './figures';
import { useWords } from './Words';

/** The sign of a small base beside a figure, a side's or the worse one of a row. */
export function MarkSign(
  props: { row: Pick<RowView, 'manager' | 'consumer'> } | { mark: SideFigure['mark'] },
) {
  const { t } = useWords();
  const mark = 'row' in props ? worseMark(props.row) : props.mark;
  if (!mark) return null;
  return (
    <sup className="mark" title={t(`mark.${mark}_note`)}>
      <span aria-hidden="true">{MARK_SIGNS[mark]}</span>
      <span className="hidden-text"> {t(`mark.${mark}`)}</span>
    </sup>
  );
}

/** What the signs and words among some rows mean; nothing where none is used. */
export function MarkNotes({
  rows,
  minimumBase,
  hasIllustrations,
}: {
  rows: readonly Pick<RowView, 'manager' | 'consumer'>[];
  minimumBase: number;
  hasIllustrations: boolean;
}) {
  const { t } = useWords();
  const sides = rows.flatMap(({ manager, consumer }) => [manager, consumer]);
  const marks = (['low_base', 'unreliable'] as const).filter((mark) =>
    sides.some((side) => side?.mark === mark),
  );
  const isWithheld = sides.some((side) => side !== null && side.base === null);
  if (marks.length === 0 && !isWithheld && !hasIllustrations) return null;
  return (
    <ul className="note notes">
      {marks.map((mark) => (
        <li key={mark}>
          <span aria-hidden="true">{MARK_SIGNS[mark]} </span>
          {t(`mark.${mark}_note`)}
        </li>
      ))}
      {isWithheld && <li>{t('mark.withheld_note', { minimum: minimumBase })}</li>}
      {hasIllustrations && <li>{t('mark.illustration_note')}</li>}
    </ul>
  );
}
