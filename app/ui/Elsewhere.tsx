import { useSearchParams } from '@remix-run/react';
import type { ShownFinding } from '../gap/findingMarks';
import { publishedText } from './reproducedText';
import { keptIn } from './WaveTabs';
import { useWords } from './Words';

/** A published statement of groups or drivers, with the view in which a wave's own stands beside it. */
export interface ElsewhereFinding
  extends Pick<ShownFinding, 'id' | 'label' | 'title' | 'published' | 'approx' | 'unit'> {
  view: string;
  search: readonly (readonly [string, string])[];
}

/** What is published of groups and drivers that this study asks too, each with the view that shows it. */
export function Elsewhere(props: { waveId: string; findings: readonly ElsewhereFinding[] }) {
  const { waveId, findings } = props;
  const words = useWords();
  const { t } = words;
  const [search] = useSearchParams();
  if (findings.length === 0) return null;
  return (
    <section aria-labelledby="elsewhere" className="table">
      <h2 id="elsewhere">{t('benchmarks.elsewhere', { count: findings.length })}</h2>
      <ul className="card entries">
        {findings.map(({ id, label, title, view, search: asked, ...stated }) => {
          const address = keptIn(search);
          // A view of groups is asked by its own segments.
          address.delete('by');
          for (const [name, value] of asked) address.append(name, value);
          return (
            <li key={id}>
              <div>
                <a href={`/waves/${waveId}/${view}?${address}`}>{label}</a>
                <p className="note">
                  {t('benchmarks.elsewhere_published', {
                    figure: publishedText(stated, words).replaceAll('\n', ', '),
                    title,
                  })}
                </p>
              </div>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
