import type { Audience } from '../study/document';
import { TableFrame } from './TableFrame';
import { useWords } from './Words';

/** What a wave would find with its targets: in all, and by option of what it is weighted by. */
export interface PlannedView {
  /** Null: everybody. */
  label: string | null;
  sizes: Record<Audience, number>;
  /** Null: no gap would be found. */
  gap: number | null;
}

/** The gaps that the typed targets and margins would show; before there are both targets, how to see them. */
export function PlannedGaps(props: {
  planned: readonly PlannedView[];
  language: string;
  /** The planning page of the wave; null: there is no wave yet. */
  address: string | null;
}) {
  const { planned, language, address } = props;
  const { t, f } = useWords();
  const [all, ...segments] = planned;
  return (
    <section id="planned" className="planned" aria-labelledby="planned-title">
      <h3 id="planned-title">{t('wave.planned_title')}</h3>
      {!all && <p className="note">{t('wave.planned_none')}</p>}
      {all && (
        <p>
          {all.gap === null
            ? t('wave.planned_nothing')
            : t('wave.planned', { size: f.sizeUp(all.gap) })}
        </p>
      )}
      {segments.length > 0 && (
        <TableFrame
          caption={t('wave.planned_about')}
          region={t('wave.planned_title')}
          head={
            <>
              <th scope="col">{t('wave.option')}</th>
              <th scope="col">{t('side.consumer')}</th>
              <th scope="col">{t('side.manager')}</th>
              <th scope="col">{t('wave.planned_gap')}</th>
            </>
          }
        >
          <tbody>
            {segments.map(({ label, sizes, gap }, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: options of two items may be called the same.
              <tr key={at}>
                <th scope="row" lang={language}>
                  {label}
                </th>
                <td>{f.count(sizes.consumer)}</td>
                <td>{f.count(sizes.manager)}</td>
                <td>{f.count(gap === null ? null : f.sizeUp(gap))}</td>
              </tr>
            ))}
          </tbody>
        </TableFrame>
      )}
      {address !== null && (
        <p className="note">
          <a href={address}>{t('wave.planned_more')}</a>
        </p>
      )}
    </section>
  );
}
