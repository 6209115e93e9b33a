import type { CrossView } from '../gap/crossView';
import type { Adjustment } from '../gap/figures';
import { type Certainty, oneSentence } from './certainty';
import { estimateRange, gapRange } from './figures';
import { insideSentence, shortened } from './headlineText';
import type { Words } from './Words';

/** What differs most between the columns of a table, for certain. */
export function crossFinding(
  { finding, by, columns, lines, language, onlyPublished }: CrossView,
  { t, f }: Words,
): string {
  if (columns.length === 0) return t(lines.some(isAnswered) ? 'tables.alone' : 'tables.empty');
  const inside = (label: string) => shortened(insideSentence(label, language));
  if (!finding && lines.length > 0 && lines.every(({ illustrates }) => illustrates))
    return t('tables.illustration', { by: inside(by.label) });
  if (onlyPublished) return t('tables.neutral', { by: inside(by.label) });
  const [only, ...others] = columns;
  if (!finding && only && others.length === 0)
    // Of too few people it is not said where all of them belong.
    return lines.some(isAnswered)
      ? t('tables.one_column', { column: shortened(only.label) })
      : t('tables.too_few');
  if (!finding) return t('tables.alike', { by: inside(by.label) });
  return t(`tables.${finding.part}_differs`, {
    item: inside(finding.item),
    size: f.size(finding.size),
    higherValue: f.points(finding.values.higher),
    lowerValue: f.points(finding.values.lower),
    higher: shortened(finding.higher),
    lower: shortened(finding.lower),
  });
}

/** What the letters of a table say. */
export function crossLegend(confidence: number, adjust: Adjustment, { t, f }: Words): string {
  return t('tables.sure', { level: f.level(confidence), adjust });
}

/** How sure that is: the intervals of the figures in the title, and what the letters say. */
export function crossCertainty(
  { finding, columns, onlyPublished }: CrossView,
  { confidence, adjust }: { confidence: number; adjust: Adjustment },
  words: Words,
): Certainty {
  const { t, f } = words;
  if (columns.length === 0) return { sentence: '', remarks: [] };
  const level = f.level(confidence);
  if (!finding || onlyPublished)
    return { sentence: crossLegend(confidence, adjust, words), remarks: [] };
  const { part, limits } = finding;
  const ranges = (['higher', 'lower'] as const).map((which) =>
    t('figure.range', {
      side: t('topic.quoted', { item: shortened(finding[which]) }),
      range:
        part === 'gap'
          ? gapRange('share', limits[which], words)
          : `${estimateRange('share', limits[which], words)}\u00a0%`,
    }),
  );
  return {
    sentence: oneSentence([t('figure.sure', { level, ranges: f.list(ranges) })], f.locale),
    remarks: [],
  };
}

/** Whether anybody is in the total of a line. */
function isAnswered({ parts: { manager, consumer } }: CrossView['lines'][number]): boolean {
  return [manager, consumer].some((figures) => (figures?.[0]?.base ?? 0) > 0);
}
