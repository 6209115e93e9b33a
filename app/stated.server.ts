import type { Wave } from '../db/waves.server';
import { publications } from '../seeds/publications';
import type { DriverStatement } from './gap/driversView';
import type { GroupStatement } from './gap/groupsView';

/** What the publication behind a wave with illustrations states beside the rows of its report. */
function statedOf({ studyKey, illustrations }: Wave) {
  if (illustrations.length === 0) return [];
  return publications().find(({ key }) => key === studyKey)?.figures.derived ?? [];
}

/** What it states of drivers. */
export function statedDrivers(wave: Wave): DriverStatement[] {
  return statedOf(wave).filter((figure) => figure.kind === 'importance' || figure.kind === 'order');
}

/** What it states of groups of people. */
export function statedGroups(wave: Wave): GroupStatement[] {
  return statedOf(wave).filter((figure) => figure.kind !== 'importance' && figure.kind !== 'order');
}
