import type { ReactNode } from 'react';
import { TableFrame } from './TableFrame';
import { useWords } from './Words';

const COLUMNS = ['difference', 'result', 'own', 'published', 'source'] as const;
const isFigure = (column: string) => ['published', 'own', 'difference'].includes(column);

/** A table of published figures beside a wave's own, with where each was published below. */
export function PublishedTable(props: {
  caption: string;
  sources: readonly string[];
  children: ReactNode;
}) {
  const { caption, sources, children } = props;
  const { t } = useWords();
  return (
    <TableFrame
      region={t('benchmarks.choice')}
      caption={caption}
      className="figures figures--benchmarks"
      head={
        <>
          <th scope="col">{t('benchmarks.row')}</th>
          {COLUMNS.map((column) => (
            <th key={column} scope="col" className={isFigure(column) ? 'figure' : undefined}>
              {t(`benchmarks.${column}`)}
            </th>
          ))}
        </>
      }
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
      <tbody>{children}</tbody>
    </TableFrame>
  );
}
