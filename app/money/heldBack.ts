import type { GapRow } from '../gap/figures';
import { publishedBeside } from '../gap/published';
import type { InputView } from './moneyView';
import type { ShareChoice } from './shares';

/** What the publication behind synthetic answers states. */
export interface Stating {
  figures: Parameters<typeof publishedBeside>[1];
  /** Whether it works out what those cost who leave. */
  hasCost: boolean;
}

/** Why a title may not say what those cost who leave, or only as an example's. */
export type HeldBack = 'illustration' | 'withheld' | 'no_figure' | 'example';

/**
 * Why a title may not say what those cost who leave (definition): a share that illustrates or, where
 * a publication stands behind the answers, that it does not state or makes no cost of; or a share
 * that is withheld or has no figure, in whose place stands what nobody typed; or that nothing is of
 * the wave or typed. Null: it may.
 *
 * @example heldBackBy([{ source: 'own', share: null }, { source: 'example', share: null }], null) // null
 * @example heldBackBy([{ source: 'example', share: null }], null) // 'example'
 */
export function heldBackBy(
  inputs: readonly Pick<InputView, 'source' | 'share'>[],
  stating: Stating | null,
): HeldBack | null {
  const reasons = inputs.map(({ source, share }): HeldBack | null => {
    if (!share || source === 'own') return null;
    if (source === 'survey') return mayTell(share, stating) ? null : 'illustration';
    const isHidden = share.reason === 'withheld' || share.reason === 'withheld_secondary';
    return isHidden ? 'withheld' : 'no_figure';
  });
  const isOwn = inputs.some(({ source }) => source === 'survey' || source === 'own');
  return reasons.find((reason) => reason !== null) ?? (isOwn ? null : 'example');
}

function mayTell(share: ShareChoice, stating: Stating | null): boolean {
  if (share.illustrated.includes('consumer')) return false;
  if (!stating) return true;
  // No publication states who leaves of the unhappy alone.
  if (share.among !== null) return false;
  const row: Pick<GapRow, 'item' | 'measure' | 'option'> = share;
  return stating.hasCost && publishedBeside(row, stating.figures)?.consumer != null;
}
