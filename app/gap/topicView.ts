import type { AcceptanceView } from './acceptanceView';
import type { ChannelConsistency } from './channelConsistency';
import type { CurvesView } from './curvesView';
import type { DriversView } from './driversView';
import type { ShownFinding } from './findingMarks';
import type { GroupSide } from './groups';
import type { ComparedMatters, JourneyView } from './journeyView';
import type { OrderView } from './orderView';
import type { SharesView } from './sharesView';
import type { TopicPart } from './topics';

/** The parts that are shares of an item's answers. */
export type SharesPart = Exclude<
  TopicPart,
  'ranking' | 'journey' | 'waits' | 'acceptance' | 'importance'
>;

/** What a part of a topic shows. */
export type TopicView =
  | ({ kind: 'curves' } & CurvesView)
  | ({
      kind: 'shares';
      part: SharesPart;
      consistency?: ChannelConsistency;
      /** How much higher consumers' mean is among those whose matter was solved than among all, as published. */
      lift?: GroupSide['relative'];
    } & SharesView)
  | ({ kind: 'acceptance' } & AcceptanceView)
  | ({ kind: 'order' } & OrderView)
  | {
      kind: 'journey';
      matters: JourneyView[];
      /** The kind of matter that is drawn. */
      drawn: JourneyView;
      /** What the title compares; null: it is about what is drawn alone. */
      compared: ComparedMatters | null;
    }
  | ({ kind: 'drivers'; findings: ShownFinding[] } & DriversView);
