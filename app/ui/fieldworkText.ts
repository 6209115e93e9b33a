import type { SideProgress } from './FieldworkTable';
import type { Words } from './Words';

type State = 'draft' | 'open' | 'not_yet_open' | 'closed' | 'archived';

/** How far a wave is and, while it is open, when it is full. */
export function fieldworkFinding(
  sides: readonly SideProgress[],
  state: State,
  words: Words,
): string {
  const { t, f } = words;
  const counted = f.list(
    sides.map(({ side, completed, target }) => {
      const count = { count: completed, shown: f.count(completed) };
      return target === null
        ? t(`fieldwork.some_${side}`, count)
        : t(`fieldwork.of_${side}`, { ...count, target, of: f.count(target) });
    }),
  );
  if (state !== 'open') return t(`fieldwork.finding_${state}`, { counted });
  const wanted = sides.filter(({ target }) => target !== null);
  if (wanted.length === 0) return t('fieldwork.finding_open', { counted });
  const missing = wanted.filter(({ completed, target }) => completed < (target ?? 0));
  if (missing.length === 0) return t('fieldwork.finding_full', { counted });
  const days = missing.map(({ fullOn }) => fullOn);
  if (days.includes(null)) return t('fieldwork.finding_slow', { counted });
  const last = Math.max(...days.map((day) => Date.parse(day ?? '')));
  return t('fieldwork.finding_pace', { counted, date: f.date(new Date(last)) });
}
