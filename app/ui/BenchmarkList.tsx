import type { Benchmark } from '../gap/benchmarks';
import type { BenchmarkRow } from './BenchmarkForm';
import { citationText, statedTexts } from './benchmarkText';
import { measureText } from './figures';
import { Shown } from './Shown';
import { useWords } from './Words';

/** A published figure that the organisation has added, as its list names it. */
export interface OwnBenchmark {
  benchmark: Benchmark;
  /** What its form is compared with. */
  shown: Record<string, string>;
  subject: string;
  row: BenchmarkRow | null;
}

export function BenchmarkList({ own }: { own: readonly OwnBenchmark[] }) {
  const words = useWords();
  const { t, f } = words;
  return (
    <section className="card">
      <h2>{t('benchmarks.list')}</h2>
      <ul className="entries">
        {own.map(({ benchmark, shown, subject, row }) => {
          const { id, label } = benchmark;
          return (
            <li key={id}>
              <div>
                <strong>{label}</strong>
                <p className="note">{citationText(benchmark, words)}</p>
                <p className="note">
                  {subject}
                  {row && `: ${measureText(row.row, row.item, words)}`}
                </p>
                <p>{row && statedTexts(row.unit, benchmark, words).join(', ')}</p>
              </div>
              <a
                className="button"
                href={`/benchmarks?${new URLSearchParams({ edit: id, lang: f.locale })}`}
                aria-label={t('benchmarks.edit_about', { label })}
              >
                {t('benchmarks.edit')}
              </a>
              <form method="post" action={`/benchmarks?lang=${f.locale}`}>
                <Shown values={shown} />
                <button
                  type="submit"
                  name="remove"
                  value={id}
                  className="button"
                  aria-label={t('benchmarks.remove_about', { label })}
                >
                  {t('benchmarks.remove')}
                </button>
              </form>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
