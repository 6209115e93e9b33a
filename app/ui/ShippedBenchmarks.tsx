import type { Benchmark } from '../gap/benchmarks';
import type { ShownFinding } from '../gap/findingMarks';
import type { BenchmarkRow } from './BenchmarkForm';
import { statedTexts } from './benchmarkText';
import { measureText } from './figures';
import { NONE } from './format';
import { PublishedFrame } from './PublishedTable';
import { publishedText } from './reproducedText';
import { useWords } from './Words';

/** What a publication states that comes with the program. */
export interface ShippedPublication {
  title: string;
  language: string;
  direction: 'ltr' | 'rtl';
  source: string;
  figures: {
    benchmark: Benchmark;
    /** The item's name. */
    label: string;
    row: BenchmarkRow | null;
    /** The studies in whose reports it stands. */
    reports: string[];
  }[];
  /** What it states of groups and drivers. */
  findings: (Pick<ShownFinding, 'id' | 'label' | 'published' | 'approx' | 'unit'> & {
    view: 'groups' | 'drivers' | 'loyalty';
  })[];
}

const COLUMNS = ['published', 'construct', 'reports'] as const;

/** The published figures that come with the program, by publication; they cannot be changed. */
export function ShippedBenchmarks({ shipped }: { shipped: readonly ShippedPublication[] }) {
  const { t } = useWords();
  return (
    <section aria-labelledby="shipped" className="table shipped">
      <h2 id="shipped">{t('benchmarks.shipped')}</h2>
      <p className="note">{t('benchmarks.shipped_about')}</p>
      {shipped.map((publication) => (
        <Publication key={publication.title} publication={publication} />
      ))}
    </section>
  );
}

function Publication({ publication }: { publication: ShippedPublication }) {
  const { title, language, direction, source, figures, findings } = publication;
  const words = useWords();
  const { t } = words;
  return (
    <details className="card">
      <summary>
        <strong lang={language} dir={direction}>
          {title}
        </strong>{' '}
        <span className="note">
          {t('benchmarks.shipped_count', { count: figures.length + findings.length })}
        </span>
        <span className="note shipped__source">{source}</span>
      </summary>
      <PublishedFrame region={title} caption={t('benchmarks.shipped_table')} columns={COLUMNS}>
        {figures.map(({ benchmark, label, row, reports }) => (
          <tr key={benchmark.id}>
            <th scope="row" lang={language} dir={direction}>
              {label}
              {row && <span className="quiet">{measureText(row.row, row.item, words)}</span>}
            </th>
            <td className="figure">
              {row &&
                statedTexts(row.unit, benchmark, words).map((text) => (
                  <span key={text} className="alone">
                    {text}
                  </span>
                ))}
            </td>
            <td>{benchmark.construct ?? NONE}</td>
            <td>{reports.length === 0 ? t('benchmarks.no_reports') : reports.join(' · ')}</td>
          </tr>
        ))}
        {findings.map((finding) => (
          <tr key={finding.id}>
            <th scope="row">{finding.label}</th>
            <td className="figure finding__figure">{publishedText(finding, words)}</td>
            <td>{NONE}</td>
            <td>{t(`benchmarks.in_${finding.view}`)}</td>
          </tr>
        ))}
      </PublishedFrame>
    </details>
  );
}
