import type { Audience } from '../study/document';
import { Choice, StateForm } from './StateForm';
import { TableFrame } from './TableFrame';
import { useWords } from './Words';

/** `withheld`: too few to be shown; null: there is none. */
type Shown = number | 'withheld' | null;

/** Those of one option of a segment item. */
export interface SegmentRow {
  /** Null: not answered, or not yet. */
  code: string | null;
  label: string | null;
  completed: Shown;
  /** The part of the side's target that the weighting margin gives it. */
  target: number | null;
  invited: number | null;
  /** Completed of those invited. */
  responseRate: Shown;
  /** Begun in the questionnaire and not sent. */
  unsent: Shown;
  /** Completed in the questionnaire of those who began it. */
  completionRate: Shown;
  /** Of those who completed the questionnaire, in seconds. */
  medianSeconds: Shown;
}

/** Both sides by the options of a segment item: who completed, who left. */
export function SegmentProgress(props: {
  segments: readonly { by: string; label: string }[];
  segment: { by: string; label: string; sides: { side: Audience; rows: SegmentRow[] }[] } | null;
  language: string;
  minimumBase: number;
}) {
  const { segments, segment, language, minimumBase } = props;
  const { t, f } = useWords();
  if (segments.length === 0) return null;
  const all = segment?.sides.flatMap(({ rows }) => rows) ?? [];
  const count = (figure: number | null) => f.count(figure);
  const rate = (figure: number | null) => f.percent(figure);
  const columns: [string, (row: SegmentRow) => Shown, (figure: number | null) => string][] = [
    [t('fieldwork.completed'), ({ completed }) => completed, count],
    [t('fieldwork.target'), ({ target }) => target, count],
    [t('fieldwork.invited'), ({ invited }) => invited, count],
    [t('fieldwork.response_rate'), ({ responseRate }) => responseRate, rate],
    [t('fieldwork.unsent'), ({ unsent }) => unsent, count],
    [t('fieldwork.completion_rate'), ({ completionRate }) => completionRate, rate],
    [t('fieldwork.median'), ({ medianSeconds }) => medianSeconds, f.duration],
  ];
  // What no option has takes no room; whom it counts always does.
  const shown = columns.filter(
    ([, of], at) => [0, 4, 5, 6].includes(at) || all.some((row) => of(row) !== null),
  );
  return (
    <section className="table" aria-labelledby="segments">
      <h2 id="segments">{t('fieldwork.by_segment')}</h2>
      <StateForm
        sets={['by']}
        label={t('fieldwork.by_segment')}
        apply={t('fieldwork.show')}
        anchor="segments"
        className="pills"
      >
        <Choice
          name="by"
          label={t('fieldwork.segment')}
          value={segment?.by ?? ''}
          options={[['', '–'], ...segments.map(({ by, label }) => [by, label] as const)]}
        />
      </StateForm>
      {segment && (
        <div className="card">
          <TableFrame
            caption={t('fieldwork.segment_about', { minimum: minimumBase })}
            region={t('fieldwork.by_segment')}
            head={
              <>
                <th scope="col">{segment.label}</th>
                {shown.map(([title]) => (
                  <th key={title} scope="col">
                    {title}
                  </th>
                ))}
              </>
            }
          >
            {segment.sides.map(({ side, rows }) => (
              <tbody key={side}>
                <tr>
                  <th scope="rowgroup" colSpan={1 + shown.length}>
                    <strong>{t(`side.${side}`)}</strong>
                  </th>
                </tr>
                {rows.map((row) => (
                  <tr key={row.code}>
                    <th scope="row">
                      {row.label === null ? (
                        t('segments.not_answered')
                      ) : (
                        <bdi lang={language}>{row.label}</bdi>
                      )}
                    </th>
                    {shown.map(([title, of, write]) => {
                      const figure = of(row);
                      return (
                        <td key={title}>
                          {figure === 'withheld' ? t('fieldwork.withheld') : write(figure)}
                        </td>
                      );
                    })}
                  </tr>
                ))}
              </tbody>
            ))}
          </TableFrame>
        </div>
      )}
    </section>
  );
}
