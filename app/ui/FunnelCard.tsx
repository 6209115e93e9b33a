import type { SideProgress } from './FieldworkTable';
import { position } from './format';
import { useWords } from './Words';

export interface StageView {
  page: string;
  number: number;
  title: string;
  pages: number;
  reached: number;
  left: number;
}

/** A page of a questionnaire by its number and its title; several that stand together by theirs. */
export function StageName(props: {
  stage: Pick<StageView, 'number' | 'title' | 'pages'>;
  language: string;
}) {
  const { number, title, pages } = props.stage;
  const { t } = useWords();
  return (
    <>
      {t(pages > 1 ? 'fieldwork.pages_from' : 'fieldwork.page_number', {
        number,
        to: number + pages - 1,
      })}{' '}
      <bdi lang={props.language} className="quiet">
        {title}
      </bdi>
    </>
  );
}

/** How far one side is against its target, and on which page those left who did not go through. */
export function FunnelCard(props: {
  side: SideProgress & { stages: readonly StageView[] };
  language: string;
}) {
  const { side, language } = props;
  const { t, f } = useWords();
  const { completed, target, opened, started, stages } = side;
  const share = target ? Math.min(1, completed / target) : null;
  const name = t(`side.${side.side}`);
  const of = opened > 0 ? Math.max(1, started) : null;
  return (
    <section className={`card link-card link-card--${side.side}`}>
      <h2>{name}</h2>
      <p className="tally">
        <strong>{f.count(completed)}</strong>{' '}
        {target !== null && t('fieldwork.of_target', { target: f.count(target) })}
        {target === null && t('fieldwork.no_target')}
      </p>
      {share !== null && (
        <svg className="meter" width="100%" height="8" aria-hidden="true">
          <rect className="meter__all" width="100%" height="8" rx="4" />
          <rect className={side.side} width={position(share)} height="8" rx="4" />
        </svg>
      )}
      <h3>{t('fieldwork.drop_off')}</h3>
      {of === null ? (
        <p className="note">
          {t(completed > 0 ? 'fieldwork.none_came' : 'fieldwork.none_started')}
        </p>
      ) : (
        <table className="figures figures--numbers funnel">
          <caption className="hidden-text">{t('fieldwork.drop_off_of', { side: name })}</caption>
          <thead>
            <tr>
              <th scope="col">{t('fieldwork.page')}</th>
              <th scope="col">{t('fieldwork.reached')}</th>
              <th scope="col">{t('fieldwork.left_here')}</th>
            </tr>
          </thead>
          <tbody>
            <tr>
              <th scope="row">{t('fieldwork.opened')}</th>
              <td>{f.count(opened)}</td>
              <td>{f.count(opened - started)}</td>
            </tr>
            {stages.map(({ page, number, title, pages, reached, left }) => (
              <tr key={page}>
                <th scope="row">
                  <StageName stage={{ number, title, pages }} language={language} />
                  <svg className="meter" width="100%" height="4" aria-hidden="true">
                    <rect className="meter__all" width="100%" height="4" rx="2" />
                    <rect className={side.side} width={position(reached / of)} height="4" rx="2" />
                  </svg>
                </th>
                <td>
                  {f.count(reached)} <span className="quiet">{f.percent(reached / of)}</span>
                </td>
                <td>{f.count(left)}</td>
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">{t('fieldwork.sent')}</th>
              <td>
                {f.count(side.ownCompleted)}{' '}
                <span className="quiet">{f.percent(side.completionRate)}</span>
              </td>
              <td />
            </tr>
          </tfoot>
        </table>
      )}
    </section>
  );
}
