import type { JourneyView } from './journeyView';
import type { OrderView } from './orderView';
import type { SharesView } from './sharesView';

/** What a part of a topic shows. */
export type TopicView =
  | ({ kind: 'shares' } & SharesView)
  | ({ kind: 'order' } & OrderView)
  | ({ kind: 'journey' } & JourneyView);
