import { useLocation, useSearchParams } from '@remix-run/react';
import type { ItemView, ReportView } from '../gap/presentation';
import type { RowView } from '../gap/rowView';
import { rowsOfItem } from './answerRows';
import { Distribution } from './Distribution';
import { forFiles } from './Downloads';
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
  const { shares, others } = rowsOfItem(view, item.key);
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
        {shares.length > 0 && (
          <div>
            <Distribution view={view} item={item} rows={shares} />
            <Pictures item={item} />
          </div>
        )}
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

/** The drawn answers as files. */
function Pictures({ item }: { item: ItemView }) {
  const { t } = useWords();
  const { pathname } = useLocation();
  const [asked] = useSearchParams();
  const search = forFiles(asked);
  search.set('item', item.key);
  return (
    <p className="note pictures">
      {(['svg', 'png'] as const).map((kind) => (
        <a key={kind} href={`${pathname}/item.${kind}?${search}`} download={kind === 'svg'}>
          {t(`download.${kind}`)}
          <span className="hidden-text"> ({item.label})</span>
        </a>
      ))}
    </p>
  );
}
