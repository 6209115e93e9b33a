import type { Study } from '../study/document';
import type { Tally } from './tally';

/** Results of the same tallies that are remembered beside each other. */
const REMEMBERED = 6;

/**
 * The same function, computed once for a study's tallies and settings as long as the tallies are kept;
 * they never change once a report was made of them. Of many settings the last few are remembered.
 *
 * @example oncePerTallies((_, tallies, least: number) => tallies.length >= least)(study, [], 0) // true
 */
export function oncePerTallies<Settings, Made>(
  make: (study: Study, tallies: readonly Tally[], settings: Settings) => Made,
): (study: Study, tallies: readonly Tally[], settings: Settings) => Made {
  const known = new WeakMap<readonly Tally[], WeakMap<Study, Map<string, Made>>>();
  return (study, tallies, settings) => {
    const byStudy = known.get(tallies) ?? new WeakMap<Study, Map<string, Made>>();
    known.set(tallies, byStudy);
    const bySettings = byStudy.get(study) ?? new Map<string, Made>();
    byStudy.set(study, bySettings);
    return lastFew(bySettings, JSON.stringify(settings), () => make(study, tallies, settings));
  };
}

/** What a key names, of the few that were asked for last. */
export function lastFew<Made>(known: Map<string, Made>, key: string, make: () => Made): Made {
  const found = known.get(key);
  const made = found ?? make();
  known.delete(key);
  known.set(key, made);
  const [oldest] = known.keys();
  if (known.size > REMEMBERED && oldest !== undefined) known.delete(oldest);
  return made;
}
