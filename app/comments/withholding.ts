import { isWithheld } from '../gap/complementary';
import { askedBy } from '../gap/followUps';
import type { Withholding } from '../gap/withholding';
import type { Audience, Study } from '../study/document';
import type { CommentSource } from './sources';

/**
 * Whether a side's comments would tell how many gave an answer that is withheld: what their question
 * follows (definition).
 *
 * @example
 * const remarks = { key: 'remarks', item: 'remarks', isOther: false, audiences: ['consumer' as const] };
 * commentsTell(study, remarks, 'consumer', { stateOf: () => 'withheld' }) // true
 */
export function commentsTell(
  study: Study,
  source: CommentSource,
  audience: Audience,
  { stateOf }: Pick<Withholding, 'stateOf'>,
): boolean {
  const follows = [
    null,
    ...(source.isOther ? [source.item] : []),
    ...(askedBy(study, audience).get(source.item) ?? []),
  ];
  return follows.some((item) => isWithheld(stateOf(audience, item, null)));
}
