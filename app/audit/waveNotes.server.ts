import type { Database } from '../../db/open.server';
import type { Wave, WaveChange } from '../../db/waves.server';
import { changesOf } from './changes.server';
import { type Actor, type Note, ofWave, trace } from './trace.server';

const BECOMES = {
  draft: 'wave.change',
  open: 'wave.open',
  closed: 'wave.close',
  archived: 'wave.archive',
} as const;

/** A wave was made; null: it was not. */
export function waveAdded(wave: Wave | undefined): Note | null {
  if (!wave) return null;
  return { action: 'wave.add', subject: ofWave(wave), details: { status: wave.status } };
}

/** A wave was deleted. */
export function waveDeleted(wave: Wave): Note {
  return { action: 'wave.delete', subject: ofWave(wave), details: { title: wave.title } };
}

/** The settings of both sides one by one, so that an entry tells only those that were changed. */
function bySide({ audiences, ...rest }: WaveChange): Record<string, unknown> {
  const sides = Object.entries(audiences ?? {}).flatMap(([side, settings]) =>
    Object.entries(settings).map(([name, value]) => [`${side}.${name}`, value ?? null] as const),
  );
  return { ...rest, ...Object.fromEntries(sides) };
}

/** A wave was changed: named by its new status, where it has one. Null: it stays as it was. */
function waveChanged(wave: Wave, change: WaveChange): Note | null {
  const details = changesOf(bySide({ ...wave }), bySide({ ...change }));
  if (Object.keys(details).length === 0) return null;
  const { status } = change;
  const action = status === undefined || status === wave.status ? 'wave.change' : BECOMES[status];
  return { action, subject: ofWave(wave), details };
}

/** Notes a change of a wave, in its transaction. */
export function noted(actor: Actor, wave: Wave, change: WaveChange) {
  const note = waveChanged(wave, change);
  return async (tx: Database): Promise<void> => {
    if (note) await trace(tx, actor, note);
  };
}
