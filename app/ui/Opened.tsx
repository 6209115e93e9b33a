import type { ItemView, ReportView } from '../gap/presentation';
import type { RowView } from '../gap/rowView';
import { Distribution } from './Distribution';
import { Explained } from './Explained';
import { explainRow } from './explainText';
import { measureText } from './figures';
import { Measures, Places } from './Measures';
import { Wording } from './Wording';
import { useWords } from './Words';

const SIDES = ['manager', 'consumer'] as const;

interface Props {
  view: ReportView;
  /** The row that was opened. */
  row: RowView;
  item: ItemView;
  minimumBase: number;
}

/** An opened item: how each side was asked, what each side answered. */
export function Opened({ view, row: opened, item, minimumBase }: Props) {
  const words = useWords();
  const { t } = words;
  const rows = view.rows.filter((row) => row.item === item.key);
  const listed = rows.filter((row) => row.unit === 'share' && row.measure !== 'favourable');
  const others = rows.filter((row) => !listed.includes(row));
  const shares = [...listed, ...view.groups.filter((row) => row.item === item.key)];
  return (
    <div className="opened">
      <div className="wordings">
        {SIDES.map((side) => (
          <Wording key={side} side={side} view={view} item={item}>
            <Base base={rows[0]?.[side]?.base} minimumBase={minimumBase} />
          </Wording>
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
      <Explained
        title={t('explain.title', { measure: measureText(opened, item, words) })}
        parts={explainRow(view, opened, minimumBase, words)}
      />
    </div>
  );
}

/** How many answered; nothing of a side that was not asked. */
function Base({ base, minimumBase }: { base: number | null | undefined; minimumBase: number }) {
  const { t, f } = useWords();
  if (base === undefined) return null;
  const withheld = `${t('side.withheld')}, ${t('side.under', { minimum: minimumBase })}`;
  const known =
    base === 0
      ? t('side.no_answers')
      : t('opened.base', { count: base ?? 0, shown: f.count(base) });
  return <p className="note">{base === null ? withheld : known}</p>;
}
