import type { ItemView, ReportView, RowView } from '../gap/presentation';
import type { Audience } from '../study/document';
import { Distribution } from './Distribution';
import { SideSign } from './Marker';
import { Measures, Places } from './Measures';
import { useWords } from './Words';

const SIDES = ['manager', 'consumer'] as const;

interface Props {
  view: ReportView;
  item: ItemView;
  minimumBase: number;
}

/** An opened item: how each side was asked, what each side answered. */
export function Opened({ view, item, minimumBase }: Props) {
  const { t } = useWords();
  const rows = view.rows.filter((row) => row.item === item.key);
  const shares = rows.filter((row) => row.unit === 'share' && row.measure !== 'favourable');
  const others = rows.filter((row) => !shares.includes(row));
  return (
    <div className="opened">
      <div className="wordings">
        {SIDES.map((side) => (
          <Wording
            key={side}
            side={side}
            view={view}
            item={item}
            rows={rows}
            minimumBase={minimumBase}
          />
        ))}
      </div>
      {rows.length === 0 && <p className="note">{t('opened.nothing')}</p>}
      <div className="opened__figures">
        {shares.length > 0 && <Distribution view={view} item={item} rows={shares} />}
        {item.kind === 'ranking' ? (
          <Places view={view} rows={others} />
        ) : (
          others.length > 0 && <Measures view={view} item={item} rows={others} />
        )}
      </div>
    </div>
  );
}

function Wording(props: Props & { side: Audience; rows: readonly RowView[] }) {
  const { side, view, item, rows, minimumBase } = props;
  const { t, f } = useWords();
  const wording = item.wording[side];
  const base = rows[0]?.[side]?.base;
  return (
    <section className={`wording wording--${side}`}>
      <h3>
        <SideSign side={side} />
        <span lang={view.language}>{view.audiences[side].label}</span>
        {wording !== null && item.illustrated.includes(side) && (
          <span className="tag">{t('side.illustration')}</span>
        )}
      </h3>
      {wording === null ? (
        <p className="quiet">{t('opened.not_asked')}</p>
      ) : (
        <p className="wording__text" lang={view.language} dir={view.direction}>
          {wording}
        </p>
      )}
      {base !== undefined && (
        <p className="note">
          {base === null
            ? `${t('side.withheld')}, ${t('side.under', { minimum: minimumBase })}`
            : base === 0
              ? t('side.no_answers')
              : t('opened.base', { count: base, shown: f.count(base) })}
        </p>
      )}
    </section>
  );
}
