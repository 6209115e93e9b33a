import type { Audience } from '../study/document';
import { Choice, StateForm } from './StateForm';
import { TableFrame } from './TableFrame';
import { useWords } from './Words';

interface SegmentRow {
  code: string | null;
  label: string | null;
  completed: number | null;
  left: number | null;
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
  const shown = (figure: number | null) =>
    figure === null ? t('fieldwork.withheld') : f.count(figure);
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
                <th scope="col">{t('fieldwork.completed')}</th>
                <th scope="col">{t('fieldwork.left')}</th>
              </>
            }
          >
            {segment.sides.map(({ side, rows }) => (
              <tbody key={side}>
                <tr>
                  <th scope="rowgroup" colSpan={3}>
                    <strong>{t(`side.${side}`)}</strong>
                  </th>
                </tr>
                {rows.map(({ code, label, completed, left }) => (
                  <tr key={code}>
                    <th scope="row">
                      {label === null ? (
                        t('segments.not_answered')
                      ) : (
                        <bdi lang={language}>{label}</bdi>
                      )}
                    </th>
                    <td>{shown(completed)}</td>
                    <td>{shown(left)}</td>
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
