/** Target shares of a variable's categories, from a source about the population. */
export interface Margin {
  variable: string;
  targets: readonly { category: string; share: number }[];
}

/**
 * Respondents who are alike in every variable of the margins: their number, the sum of their base
 * weights, and their category of each margin, in the order of the margins; null without a
 * substantive answer. A single respondent is a cell too.
 */
export interface RakingCell {
  n: number;
  weight: number;
  categories: readonly (string | null)[];
}

/** Why margins cannot be raked to. */
export interface MarginError {
  status: 'error';
  code: 'margin_total' | 'unknown_category' | 'empty_cell' | 'zero_target';
  margin: string;
  category: string | null;
}

/** Cells that share a category, and the share of the weights they are to have. */
export interface RakingGroup {
  margin: string;
  category: string | null;
  target: number;
  cells: readonly number[];
}

/**
 * The groups of cells of each margin with their targets (Deming and Stephan 1940), after checks of
 * their total and their categories, or the first error. Respondents without a substantive answer
 * form a category of their own that keeps its share of the base weights. A negative target is an
 * error of the total: such targets are no distribution.
 *
 * @example rakingGroups(
 *   [{ n: 3, weight: 3, categories: ['f'] }, { n: 1, weight: 1, categories: [null] }],
 *   [{ variable: 'sex', targets: [{ category: 'f', share: 1 }] }],
 * ) // [[{ category: 'f', target: 0.75 }, { category: null, target: 0.25 }]]
 */
export function rakingGroups(
  cells: readonly RakingCell[],
  margins: readonly Margin[],
): RakingGroup[][] | MarginError {
  const all: RakingGroup[][] = [];
  for (const [place, margin] of margins.entries()) {
    const groups = groupsOf(cells, margin, place);
    if (!Array.isArray(groups)) return groups;
    all.push(groups);
  }
  return all;
}

function groupsOf(
  cells: readonly RakingCell[],
  { variable, targets }: Margin,
  place: number,
): RakingGroup[] | MarginError {
  const error = (code: MarginError['code'], category: string | null = null): MarginError => ({
    status: 'error',
    code,
    margin: variable,
    category,
  });
  const total = targets.reduce((sum, { share }) => sum + share, 0);
  if (!(Math.abs(total - 1) <= 1e-6) || targets.some(({ share }) => share < 0))
    return error('margin_total');

  const members = new Map<string | null, number[]>();
  cells.forEach(({ categories }, at) => {
    const category = categories[place] ?? null;
    members.set(category, [...(members.get(category) ?? []), at]);
  });
  const known = new Set<string | null>(targets.map(({ category }) => category));
  const unknown = [...members.keys()].find((category) => category !== null && !known.has(category));
  if (unknown !== undefined) return error('unknown_category', unknown);
  const empty = targets.find(({ category, share }) => share > 0 && !members.has(category));
  if (empty) return error('empty_cell', empty.category);
  const zero = targets.find(({ category, share }) => share === 0 && members.has(category));
  if (zero) return error('zero_target', zero.category);

  const missing = members.get(null) ?? [];
  const weightOf = (places: readonly number[]) =>
    places.reduce((sum, at) => sum + (cells[at]?.weight ?? 0), 0);
  const missingShare = weightOf(missing) / weightOf([...cells.keys()]);
  const groups = targets.flatMap(({ category, share }) => {
    const target = (share / total) * (1 - missingShare);
    const own = members.get(category);
    return own ? [{ margin: variable, category, target, cells: own }] : [];
  });
  return missing.length === 0
    ? groups
    : [...groups, { margin: variable, category: null, target: missingShare, cells: missing }];
}
