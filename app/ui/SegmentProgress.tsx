import type { Audience } from '../study/document';
import { StageName, type StageView } from './FunnelCard';
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
  /** The same by stage of the questionnaire; at the end those of whom it is not known. */
  unsentAt: Shown[];
  /** Completed in the questionnaire of those who began it. */
  completionRate: Shown;
  /** Of those who completed the questionnaire, in seconds. */
  medianSeconds: Shown;
}

/** Both sides by the options of a segment item: who completed, who left. */
export function SegmentProgress(props: {
  segments: readonly { by: string; label: string }[];
  segment: { by: string; label: string; sides: { side: Audience; rows: SegmentRow[] }[] } | null;
  /** The pages of each side's questionnaire. */
  stages: readonly { side: Audience; stages: readonly StageView[] }[];
  language: string;
  minimumBase: number;
}) {
  const { segments, segment, stages, language, minimumBase } = props;
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
  const isRateWithheld = all.some(
    (row) => row.completionRate === 'withheld' && row.completed !== 'withheld',
  );
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
          options={[
            ['', t('fieldwork.no_segment')],
            ...segments.map(({ by, label }) => [by, label] as const),
          ]}
        />
      </StateForm>
      {segment && (
        <div className="card">
          <TableFrame
            caption={t('fieldwork.segment_about', { minimum: minimumBase })}
            region={`${t('fieldwork.by_segment')}: ${segment.label}`}
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
                    <RowHead row={row} language={language} />
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
          {isRateWithheld && (
            <p className="note">{t('fieldwork.rate_withheld', { minimum: minimumBase })}</p>
          )}
        </div>
      )}
      {segment?.sides.map(({ side, rows }) => (
        <DropOff
          key={side}
          side={side}
          label={segment.label}
          rows={rows}
          stages={stages.find((one) => one.side === side)?.stages ?? []}
          language={language}
        />
      ))}
    </section>
  );
}

/** On which page of a side's questionnaire those of each option stand who did not send it. */
function DropOff(props: {
  side: Audience;
  label: string;
  rows: readonly SegmentRow[];
  stages: readonly StageView[];
  language: string;
}) {
  const { side, label, rows, stages, language } = props;
  const { t, f } = useWords();
  if (rows.every(({ unsent }) => unsent === 0)) return null;
  const isUnknown = rows.some(({ unsentAt }) => unsentAt[stages.length] !== 0);
  const title = t('fieldwork.unsent_by_page', { side: t(`side.${side}`) });
  return (
    <div className="card">
      <h3>{title}</h3>
      <TableFrame
        caption={t('fieldwork.unsent_by_page_about')}
        region={title}
        head={
          <>
            <th scope="col">{label}</th>
            {stages.map((stage) => (
              <th key={stage.page} scope="col">
                <StageName stage={stage} language={language} />
              </th>
            ))}
            {isUnknown && <th scope="col">{t('fieldwork.page_unknown')}</th>}
            <th scope="col">{t('fieldwork.unsent')}</th>
          </>
        }
      >
        <tbody>
          {rows.map((row) => (
            <tr key={row.code}>
              <RowHead row={row} language={language} />
              {[...row.unsentAt.slice(0, stages.length + (isUnknown ? 1 : 0)), row.unsent].map(
                (figure, at) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: a column is what it is by its place.
                  <td key={at}>
                    {figure === 'withheld' ? t('fieldwork.withheld') : f.count(figure)}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </TableFrame>
    </div>
  );
}

function RowHead({ row, language }: { row: SegmentRow; language: string }) {
  const { t } = useWords();
  return (
    <th scope="row">
      {row.label === null ? t('segments.not_answered') : <bdi lang={language}>{row.label}</bdi>}
    </th>
  );
}
