import type { Wave } from '../db/waves.server';
import { publications } from '../seeds/publications';
import type { DriverStatement } from './gap/driversView';

/** What the publication behind a wave with illustrations states of drivers. */
export function statedDrivers({ studyKey, illustrations }: Wave): DriverStatement[] {
  if (illustrations.length === 0) return [];
  const publication = publications().find(({ key }) => key === studyKey);
  return (publication?.figures.derived ?? []).filter(
    (figure) => figure.kind === 'importance' || figure.kind === 'order',
  );
}
