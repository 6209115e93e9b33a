import type { Wave } from '../db/waves.server';
import { publications } from '../seeds/publications';
import type { DriverStatement } from './gap/driversView';
import type { GroupStatement } from './gap/groupsView';

/** What the publication behind a wave with illustrations states beside the rows of its report. */
function statedOf(wave: Wave) {
  return behind(wave)?.derived ?? [];
}

function behind({ studyKey, illustrations }: Wave) {
  if (illustrations.length === 0) return null;
  return publications().find(({ key }) => key === studyKey)?.figures ?? null;
}

/** Whether it works out what those cost who leave. */
export function statesCost(wave: Wave): boolean {
  const calculated = behind(wave)?.calculated ?? [];
  return calculated.some((figure) => figure.kind === 'example' && figure.result === 'cost');
}

/** What it states of drivers. */
export function statedDrivers(wave: Wave): DriverStatement[] {
  return statedOf(wave).filter((figure) => figure.kind === 'importance' || figure.kind === 'order');
}

/** What it states of groups of people. */
export function statedGroups(wave: Wave): GroupStatement[] {
  return statedOf(wave).filter((figure) => figure.kind !== 'importance' && figure.kind !== 'order');
}
