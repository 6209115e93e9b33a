import { csvOf } from './gap/viewFiles';
import type { FigureValue, PublicationView } from './ui/reproducedView';

/** The page of reproduced figures as a file: a line a figure, unrounded, shares as fractions. */
export function figuresCsv(publications: readonly PublicationView[]): string {
  return csvOf([
    [
      'id',
      'publication',
      'figure',
      'audience',
      'kind',
      'unit',
      ...['published', 'published_high', 'approx', 'computed', 'computed_high', 'low', 'high'],
      ...[
        'without_interval',
        'difference',
        'difference_high',
        'base',
        'met',
        'computed_by',
        'source',
        'synthetic',
      ],
    ],
    ...publications.flatMap(({ key, source, figures }) =>
      figures.map(({ id, label, interval, ...figure }) => {
        const limits = interval === null || typeof interval === 'string' ? null : interval;
        return [
          id,
          key,
          label,
          figure.audience,
          figure.kind,
          figure.unit,
          ...ends(figure.published),
          figure.approx,
          ...ends(figure.computed),
          limits?.low,
          limits?.high,
          typeof interval === 'string' ? interval : null,
          ...ends(figure.difference),
          figure.base,
          figure.met ? 'yes' : 'no',
          figure.href,
          source,
          'yes',
        ];
      }),
    ),
  ]);
}

/** A figure, or the ends of a range; names in order are one cell. */
function ends(value: FigureValue | null): [string | number | null, number | null] {
  if (value === null || typeof value === 'number') return [value, null];
  const [low, high] = value;
  return typeof low === 'number' && typeof high === 'number'
    ? [low, high]
    : [value.join(' | '), null];
}
