import { canonicalJson } from '../../db/studies.server';

/**
 * What a change makes of something, name by name; what stays as it was is left out.
 * @example changesOf({ title: 'Q3', status: 'open' }, { title: 'Q4', status: 'open' }) // { title: { from: 'Q3', to: 'Q4' } }
 */
export function changesOf(
  before: Readonly<Record<string, unknown>>,
  after: Readonly<Record<string, unknown>>,
): Record<string, { from: unknown; to: unknown }> {
  return Object.fromEntries(
    Object.entries(after)
      // What was never set is as if nothing had been set.
      .filter(
        ([name, to]) =>
          to !== undefined && canonicalJson(to) !== canonicalJson(before[name] ?? null),
      )
      .map(([name, to]) => [name, { from: before[name] ?? null, to }]),
  );
}
