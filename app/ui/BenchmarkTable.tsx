import type { BenchmarkLine } from '../gap/benchmarks';
import type { ReportView } from '../gap/presentation';
import type { RowView } from '../gap/rowView';
import { Ask, Asking } from './Asking';
import {
  benchmarksFinding,
  citationText,
  comparedText,
  resultText,
  statedTexts,
} from './benchmarkText';
import { ExplainedRow } from './Explained';
import { explainBenchmark } from './explainPublished';
import { gapRange, gapText, measureText } from './figures';
import { NONE } from './format';
import { PUBLISHED_COLUMNS, PublishedTable } from './PublishedTable';
import { TableSection } from './TableFrame';
import { useWords } from './Words';

/** The report's own figures beside the published ones that fit. */
export function BenchmarkTable({
  view,
  lines,
  minimumBase,
}: {
  view: ReportView;
  lines: readonly BenchmarkLine[];
  minimumBase: number;
}) {
  const words = useWords();
  const { t, f } = words;
  const compared = lines.filter(({ comparison }) => comparison !== null);
  const others = lines.filter(({ comparison }) => comparison === null);
  const sources = lines.map(
    ({ benchmark }) => `${benchmark.label}: ${citationText(benchmark, words)}`,
  );
  return (
    <TableSection id="benchmarks" title={benchmarksFinding(lines, words)}>
      {lines.length === 0 ? (
        <p className="nothing">{t('benchmarks.none_fit_text')}</p>
      ) : (
        <Asking anchor="benchmarks">
          {(explains) => (
            <PublishedTable
              caption={t('benchmarks.caption', { level: f.level(view.confidence) })}
              sources={sources}
            >
              {[...compared, ...others].map((line) => {
                const row = view.rows.find(({ id }) => id === line.row);
                const key = `${line.row} ${line.benchmark.id}`;
                const shown = { view, row, line, minimumBase, explains };
                return row && <Line key={key} {...shown} row={row} />;
              })}
            </PublishedTable>
          )}
        </Asking>
      )}
    </TableSection>
  );
}

function Line(props: {
  view: ReportView;
  row: RowView;
  line: BenchmarkLine;
  minimumBase: number;
  explains: string | null;
}) {
  const { view, row, line, minimumBase, explains } = props;
  const { benchmark, comparison } = line;
  const words = useWords();
  const { t } = words;
  const item = view.items.find(({ key }) => key === row.item);
  const isGap = comparison?.of === 'gap';
  const ask = { id: `benchmark.${row.id}.${benchmark.id}`, asked: explains };
  return (
    <>
      <tr>
        <th scope="row">
          <span lang={view.language} dir={view.direction}>
            {item?.label}
          </span>
          <span className="quiet" lang={view.language} dir={view.direction}>
            {measureText(row, item, words)}
          </span>
        </th>
        <td className="figure">
          <Ask {...ask}>{gapText(row.unit, comparison?.difference ?? null, words)}</Ask>
          {comparison && gapRange(row.unit, comparison, words) !== NONE && (
            <span className="quiet">{gapRange(row.unit, comparison, words)}</span>
          )}
        </td>
        <td>{resultText(line, words)}</td>
        <td className="figure">
          {comparedText(row.unit, comparison, 'own', words)}
          {comparison && <span className="quiet">{t(`benchmarks.of_${comparison.of}`)}</span>}
        </td>
        <td className="figure">
          {isGap && comparedText(row.unit, comparison, 'published', words)}
          {statedTexts(row.unit, benchmark, words).map((text) => (
            <span key={text} className={isGap ? 'quiet' : 'alone'}>
              {text}
            </span>
          ))}
        </td>
        <td>{benchmark.label}</td>
      </tr>
      {explains === ask.id && (
        <ExplainedRow
          columns={PUBLISHED_COLUMNS}
          title={t('explain.title', { measure: `${item?.label ?? row.item} · ${benchmark.label}` })}
          parts={explainBenchmark(view, row, line, minimumBase, words)}
        />
      )}
    </>
  );
}
