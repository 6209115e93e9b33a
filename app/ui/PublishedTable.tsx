import type { ReactNode } from 'react';
import { TableFrame } from './TableFrame';
import { useWords } from './Words';

const COLUMNS = ['difference', 'result', 'own', 'published', 'source'] as const;
/** What is compared, and what is told of it. */
export const PUBLISHED_COLUMNS = 1 + COLUMNS.length;
const isFigure = (column: string) => ['published', 'own', 'difference'].includes(column);

type Column = (typeof COLUMNS)[number] | 'construct' | 'reports';

/** A table of published figures beside a wave's own, with where each was published below. */
export function PublishedTable(props: {
  caption: string;
  sources: readonly string[];
  children: ReactNode;
}) {
  const { caption, sources, children } = props;
  const { t } = useWords();
  return (
    <PublishedFrame
      region={t('benchmarks.choice')}
      caption={caption}
      asks
      columns={COLUMNS}
      after={
        <ul className="notes">
          {[...new Set(sources)].map((source) => (
            <li key={source} className="note">
              {source}
            </li>
          ))}
        </ul>
      }
    >
      {children}
    </PublishedFrame>
  );
}

/** A table of published figures: what each is of, and the columns that are told of it. */
export function PublishedFrame(props: {
  region: string;
  caption: string;
  columns: readonly Column[];
  /** Whether its figures explain themselves when they are pressed. */
  asks?: boolean;
  after?: ReactNode;
  children: ReactNode;
}) {
  const { region, caption, columns, asks = false, after, children } = props;
  const { t } = useWords();
  return (
    <TableFrame
      region={region}
      caption={caption}
      asks={asks}
      className="figures figures--benchmarks"
      head={
        <>
          <th scope="col">{t('benchmarks.row')}</th>
          {columns.map((column) => (
            <th key={column} scope="col" className={isFigure(column) ? 'figure' : undefined}>
              {t(`benchmarks.${column}`)}
            </th>
          ))}
        </>
      }
      after={after}
    >
      <tbody>{children}</tbody>
    </TableFrame>
  );
}
