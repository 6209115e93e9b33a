import type { BenchmarkLine } from '../gap/benchmarks';
import type { ReportView } from '../gap/presentation';
import type { RowView } from '../gap/rowView';
import {
  benchmarksFinding,
  citationText,
  comparedText,
  resultText,
  statedTexts,
} from './benchmarkText';
import { gapRange, gapText, measureText } from './figures';
import { NONE } from './format';
import { PublishedTable } from './PublishedTable';
import { TableSection } from './TableFrame';
import { useWords } from './Words';

/** The report's own figures beside the published ones that fit. */
export function BenchmarkTable({
  view,
  lines,
}: {
  view: ReportView;
  lines: readonly BenchmarkLine[];
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
        <PublishedTable
          caption={t('benchmarks.caption', { level: f.level(view.confidence) })}
          sources={sources}
        >
          {[...compared, ...others].map((line) => {
            const row = view.rows.find(({ id }) => id === line.row);
            const key = `${line.row} ${line.benchmark.id}`;
            return row && <Line key={key} view={view} row={row} line={line} />;
          })}
        </PublishedTable>
      )}
    </TableSection>
  );
}

function Line(props: { view: ReportView; row: RowView; line: BenchmarkLine }) {
  const { view, row, line } = props;
  const { benchmark, comparison } = line;
  const words = useWords();
  const { t } = words;
  const item = view.items.find(({ key }) => key === row.item);
  const isGap = comparison?.of === 'gap';
  return (
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
        {gapText(row.unit, comparison?.difference ?? null, words)}
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
  );
}
