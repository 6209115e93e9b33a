import type { ReportView } from '../gap/presentation';
import type { Words } from './Words';

/** What a reader must know of the weights: why there are none, and that they cost much of the base. */
export function weightNotes(
  view: Pick<ReportView, 'weightProblems' | 'audiences'>,
  { t, f }: Words,
): string[] {
  const problems = view.weightProblems.map(({ audience, code, item, option }) => {
    const side = t(`side.${audience}_inline`);
    if (code === 'empty_cell' && option !== null)
      return t('page.unweighted_empty_cell', { side, item, option });
    return code === 'not_converged'
      ? t('page.unweighted_not_converged', { side, item })
      : t('page.unweighted_margins', { side, item });
  });
  const varying = (['manager', 'consumer'] as const).flatMap((audience) => {
    const { weightsVary, responses, effective } = view.audiences[audience];
    if (!weightsVary) return [];
    return t('page.weights_vary', {
      side: t(`side.${audience}_inline`),
      responses: f.count(responses),
      effective: f.count(effective),
    });
  });
  return [...problems, ...varying];
}
