import { type Fault, optionsOf, type Study } from '../study/document';
import type { AudienceFigures, GapFigures, GapRow } from './figures';
import type { PlanningRow } from './planning';

/** The one segment that a reader looks at. */
export interface Focus {
  item: string;
  code: string;
}

/**
 * The segment that an address names (definition), or what is wrong with it.
 * @example focusOf(study, 'country:US') // { focus: { item: 'country', code: 'US' } }
 */
export function focusOf(study: Study, written: string): { focus: Focus } | { faults: Fault[] } {
  const at = written.indexOf(':');
  const [item, code] = [written.slice(0, Math.max(0, at)), written.slice(at + 1)];
  const asked = study.items.find(({ key }) => key === item);
  const isSegment = asked?.kind === 'single' && asked.segment === true;
  if (!asked || !isSegment || !optionsOf(study, asked).some((option) => option.code === code))
    return { faults: [{ path: '$.only', message: 'must be ITEM:CODE of a segment item' }] };
  return { focus: { item, code } };
}

/**
 * What a report has to be broken by so that a segment can be looked at as others look at the total:
 * pairs with it stand for single items.
 *
 * @example breaksInFocus({ item: 'country', code: 'US' }, ['channel']) // ['country', 'country*channel']
 */
export function breaksInFocus({ item }: Focus, by: readonly string[]): string[] {
  return [
    item,
    ...by.filter((key) => key !== item && !key.includes('*')).map((key) => `${item}*${key}`),
  ];
}

/**
 * A report as if its segment were everybody: its rows for the total's, its pairs for single items.
 * Nothing is computed anew, so what is withheld there is withheld here; p-values stay corrected over
 * all of the segment item's codes. The index, which is always the total's, has no place in it.
 * @param bases the segment's respondents
 */
export function inFocus(
  figures: GapFigures,
  focus: Focus,
  bases: Pick<PlanningRow, 'manager' | 'consumer'> | undefined,
): GapFigures {
  const audience = (side: 'manager' | 'consumer'): AudienceFigures => {
    const { base = null, effective = null, designEffect = null } = bases?.[side] ?? {};
    return { ...figures.audiences[side], responses: base, effective, designEffect };
  };
  return {
    ...figures,
    audiences: { manager: audience('manager'), consumer: audience('consumer') },
    rows: figures.rows.flatMap((row) => rowInFocus(row, focus)),
    groups: [],
    index: {
      value: null,
      low: null,
      high: null,
      p: null,
      meanAbsolute: null,
      items: [],
      reason: null,
    },
  };
}

function rowInFocus(row: GapRow, { item, code }: Focus): GapRow[] {
  const { segment } = row;
  if (!segment?.some((part) => part.item === item && part.code === code)) return [];
  const rest = segment.filter((part) => part.item !== item);
  return [{ ...row, segment: rest.length > 0 ? rest : null }];
}
