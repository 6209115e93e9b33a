import type { IndexView, ReportView } from '../gap/presentation';
import { gapRange } from './figures';
import { insideSentence } from './headlineText';
import { useWords, type Words } from './Words';

/** The gap index with its interval, and the same from published shares. */
export function IndexCard({ view, index }: { view: ReportView; index: IndexView }) {
  const words = useWords();
  const { t, f } = words;
  const side =
    index.value === null || f.size(index.value) === 0
      ? 'none'
      : index.value > 0
        ? 'manager'
        : 'consumer';
  return (
    <section className="card index" aria-labelledby="index-title">
      {index.value !== null && (
        <p className={`index__value gap gap--${side}`}>{f.points(index.value)}</p>
      )}
      <div>
        <h2 id="index-title">{t('index.title')}</h2>
        <p className="index__text">{indexText(view, index, words)}</p>
        <p className="note">{sureText(view, index, words)}</p>
        <details className="explained">
          <summary>{t('explain.index_title')}</summary>
          <p>{t('explain.index')}</p>
        </details>
      </div>
    </section>
  );
}

/** Longest list of items that is spelled out. */
const NAMED_LENGTH = 160;

function isWithheld(reason: IndexView['reason']): boolean {
  return reason === 'withheld' || reason === 'withheld_secondary';
}

function indexText(view: ReportView, index: IndexView, { t, f }: Words): string {
  const named = f.list(index.labels.map((label) => insideSentence(label, view.language)));
  const items =
    named.length <= NAMED_LENGTH ? named : t('index.questions', { count: index.labels.length });
  if (index.value === null)
    return t(isWithheld(index.reason) ? 'index.withheld' : 'index.no_answers', { items });
  const size = f.size(index.value);
  if (size === 0) return t('index.level', { items });
  return t(index.value > 0 ? 'index.above' : 'index.below', { size, items });
}

function sureText(view: ReportView, index: IndexView, words: Words): string {
  const { t, f } = words;
  const { value, low, high, meanAbsolute, published } = index;
  const differs = value !== null && meanAbsolute !== null && f.size(value) !== f.size(meanAbsolute);
  return [
    low !== null &&
      t('index.interval', {
        level: f.level(view.confidence),
        range: gapRange('share', { low, high }, words),
      }),
    differs && t('index.absolute', { size: f.size(meanAbsolute) }),
    value !== null && published !== null && t('index.published', { gap: f.points(published) }),
  ]
    .filter((part) => part !== false)
    .join(' ');
}
