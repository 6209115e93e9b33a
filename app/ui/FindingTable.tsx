import type { ShownFinding } from '../gap/findingMarks';
import { Ask, Asking } from './Asking';
import { ExplainedRow } from './Explained';
import { explainFinding } from './explainPublished';
import { sourceText } from './findingText';
import { NONE } from './format';
import { PUBLISHED_COLUMNS, PublishedTable } from './PublishedTable';
import { differenceText, figureText, intervalText, publishedText } from './reproducedText';
import { TableSection } from './TableFrame';
import { useWords, type Words } from './Words';

/** What publications state of the same groups or drivers, beside a view's own figures. */
export function FindingTable({ findings }: { findings: readonly ShownFinding[] }) {
  const { t } = useWords();
  if (findings.length === 0) return null;
  return (
    <TableSection id="published" title={t('benchmarks.beside', { count: findings.length })}>
      <Asking anchor="published">
        {(explains) => (
          <PublishedTable
            caption={t('benchmarks.finding_caption')}
            sources={findings.map(sourceText)}
          >
            {findings.map((finding) => (
              <Line key={finding.id} finding={finding} explains={explains} />
            ))}
          </PublishedTable>
        )}
      </Asking>
    </TableSection>
  );
}

function Line({ finding, explains }: { finding: ShownFinding; explains: string | null }) {
  const words = useWords();
  const { t } = words;
  const { label, unit, own, low, high, difference } = finding;
  const interval = low === null || high === null ? null : { low, high };
  const ask = { id: `published.${finding.id}`, asked: explains };
  return (
    <>
      <tr>
        <th scope="row">{label}</th>
        <td className="figure">
          {difference ? differenceText({ difference: difference.value, unit }, words) : NONE}
          {difference && rangeText(difference, unit, words)}
        </td>
        <td>{findingText(finding, words)}</td>
        <td className="figure finding__figure">
          <Ask {...ask}>{own === null ? NONE : figureText(own, unit, words)}</Ask>
          {interval && <span className="quiet">{intervalText({ interval, unit }, words)}</span>}
          <span className="quiet">{t(`side.${finding.audience}`)}</span>
        </td>
        <td className="figure finding__figure">{publishedText(finding, words)}</td>
        <td>{finding.title}</td>
      </tr>
      {explains === ask.id && (
        <ExplainedRow
          columns={PUBLISHED_COLUMNS}
          title={t('explain.title', { measure: label })}
          parts={explainFinding(finding, words)}
        />
      )}
    </>
  );
}

function rangeText(
  { low, high }: { low: number | null; high: number | null },
  unit: ShownFinding['unit'],
  words: Words,
) {
  if (low === null || high === null) return null;
  const [from, to] = [low, high].map((difference) => differenceText({ difference, unit }, words));
  return (
    <span className="quiet">{words.t('range.signed', { low: from ?? '', high: to ?? '' })}</span>
  );
}

/** What a comparison comes to, in words. */
function findingText({ own, published, approx, result }: ShownFinding, { t }: Words): string {
  if (own === null) return t('benchmarks.result_none');
  if (Array.isArray(own) && Array.isArray(published))
    return t(
      own.join() === published.join() ? 'benchmarks.same_order' : 'benchmarks.another_order',
    );
  if (result !== null) return t(`benchmarks.result_${result}`);
  return t(approx === null ? 'benchmarks.result_open' : 'benchmarks.result_bound');
}
