import type { StoredBenchmark } from '../../db/benchmarks.server';
import { changesOf } from './changes.server';
import type { Note } from './trace.server';

const subjectOf = ({ id, label }: Pick<StoredBenchmark, 'id' | 'label'>) => ({
  kind: 'benchmark',
  id,
  name: label,
});

export function benchmarkAdded({ id, ...given }: StoredBenchmark): Note {
  return { action: 'benchmark.add', subject: subjectOf({ id, ...given }), details: { ...given } };
}

/** @returns null where it stays as it was */
export function benchmarkChanged(before: StoredBenchmark, after: StoredBenchmark): Note | null {
  const details = changesOf({ ...before }, { ...after });
  if (Object.keys(details).length === 0) return null;
  return { action: 'benchmark.change', subject: subjectOf(after), details };
}

/** @param removed undefined: there was none */
export function benchmarkRemoved(removed: StoredBenchmark | undefined): Note | null {
  if (!removed) return null;
  const { id, ...given } = removed;
  return { action: 'benchmark.remove', subject: subjectOf(removed), details: { ...given } };
}
