import type { ReportView } from '../gap/presentation';
import type { Words } from './Words';

/** Why there are no weights where some were asked for. */
export function weightProblems(
  view: Pick<ReportView, 'weightProblems'>,
  { t }: Pick<Words, 't'>,
): string[] {
  return view.weightProblems.map(({ audience, code, item, option }) => {
    const side = t(`side.${audience}_inline`);
    if (code === 'empty_cell' && option !== null)
      return t('page.unweighted_empty_cell', { side, item, option });
    return code === 'not_converged'
      ? t('page.unweighted_not_converged', { side, item })
      : t('page.unweighted_margins', { side, item });
  });
}

/** That weights cost much of the base. */
export function weightRemarks(view: Pick<ReportView, 'audiences'>, { t, f }: Words): string[] {
  return (['manager', 'consumer'] as const).flatMap((audience) => {
    const { weightsVary, responses, effective } = view.audiences[audience];
    if (!weightsVary) return [];
    return t('page.weights_vary', {
      side: t(`side.${audience}_inline`),
      responses: f.count(responses),
      effective: f.count(effective),
    });
  });
}
