import type { ItemView, ReportView } from '../gap/presentation';
import type { PublishedRow } from '../gap/published';
import type { SideFigure } from '../gap/report';
import type { RowView } from '../gap/rowView';
import type { Audience } from '../study/document';
import { measureText, publishedSides } from './figures';
import { position } from './format';
import { Shape } from './Marker';
import { useWords } from './Words';

const SIDES = ['manager', 'consumer'] as const;

const HEADINGS: Partial<Record<ItemView['kind'], 'opened.first_choice' | 'opened.at_most'>> = {
  ranking: 'opened.first_choice',
  number: 'opened.at_most',
};

/** Both sides' shares of every answer, a pair of bars each, in the order of the questionnaire. */
export function Distribution(props: {
  view: ReportView;
  item: ItemView;
  rows: readonly RowView[];
}) {
  const { view, item, rows } = props;
  const { t } = useWords();
  const nets = item.options.filter(({ isNet }) => isNet).map(({ code }) => code);
  const isNet = (row: RowView) => nets.some((code) => code === row.option);
  const sums = rows.filter(isNet);
  return (
    <div className="distribution">
      <h3>{t(HEADINGS[item.kind] ?? 'opened.answers')}</h3>
      {item.favourable !== null && (
        <p className="note">{t('opened.favourable', { answers: item.favourable })}</p>
      )}
      <Bars view={view} item={item} rows={rows.filter((row) => !isNet(row))} />
      {sums.length > 0 && (
        <>
          <h3>{t('opened.sums')}</h3>
          <Bars view={view} item={item} rows={sums} />
        </>
      )}
    </div>
  );
}

function Bars({
  view,
  item,
  rows,
}: {
  view: ReportView;
  item: ItemView;
  rows: readonly RowView[];
}) {
  const words = useWords();
  return (
    <ul className="bars">
      {rows.map((row) => (
        <li key={row.id}>
          <span className="bars__label" lang={view.language} dir={view.direction}>
            {row.optionLabel ?? measureText(row, item, words)}
            {row.published && <Published row={row} published={row.published} />}
          </span>
          <span className="bars__pair">
            {SIDES.map((side) => row[side] && <Bar key={side} side={side} figure={row[side]} />)}
          </span>
        </li>
      ))}
    </ul>
  );
}

function Bar({ side, figure }: { side: Audience; figure: SideFigure }) {
  const { t, f } = useWords();
  const { estimate } = figure;
  return (
    <span className="bar">
      <svg className="bar__drawing" width="100%" height="16" aria-hidden="true">
        <line className="bar__axis" x1="0" x2="100%" y1="8" y2="8" />
        {estimate !== null && (
          <>
            <line
              className={`bar__line bar__line--${side}`}
              x1="0"
              x2={position(estimate)}
              y1="8"
              y2="8"
            />
            <svg x={position(estimate)} y="8" overflow="visible" aria-hidden="true">
              <Shape side={side} size={6.5} />
            </svg>
          </>
        )}
      </svg>
      <span className="bar__value">
        <span className="hidden-text">{t(`side.${side}`)} </span>
        {figure.base === null ? t('side.withheld') : f.percent(estimate)}
      </span>
    </span>
  );
}

function Published({ row, published }: { row: RowView; published: PublishedRow }) {
  const words = useWords();
  const figures = publishedSides(row.unit, published, words);
  return (
    <span className="bars__published" lang={words.f.locale}>
      {words.t('opened.published', { figures })}
    </span>
  );
}
