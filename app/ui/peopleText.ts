import type { Audience } from '../study/document';
import type { Words } from './Words';

/** How many answered on each side. */
export function peopleText(
  bases: Record<Audience, number | null | undefined>,
  minimum: number,
  { t, f }: Words,
): string {
  const count = (base: number | null | undefined, side: 'managers' | 'consumers') => {
    if (base === undefined) return [];
    if (base === null) return [t(`sure.few_${side}`, { minimum })];
    return [
      base === 0 ? t(`sure.no_${side}`) : t(`sure.${side}`, { count: base, shown: f.count(base) }),
    ];
  };
  const sides = [...count(bases.manager, 'managers'), ...count(bases.consumer, 'consumers')];
  const text = t('sure.plain', { sides: f.list(sides) });
  return text.charAt(0).toUpperCase() + text.slice(1);
}
