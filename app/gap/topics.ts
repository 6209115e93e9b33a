import type { Item, Study } from '../study/document';
import type { Role } from '../study/roles';
import { loyaltyOutcomes } from './loyaltyDrivers';
import { candidates, isTime, playing, WAITS } from './roles';

/** What a wave's answers say of channels, waiting and loyalty, part by part. */
export const TOPICS = {
  channels: ['ranking', 'journey', 'service'],
  waiting: ['waits', 'conditions', 'acceptance'],
  loyalty: ['reactions', 'switching', 'reasons', 'told', 'resolution', 'importance'],
} as const;

export type Topic = keyof typeof TOPICS;
export const TOPIC_NAMES = ['channels', 'waiting', 'loyalty'] as const satisfies Topic[];
export type TopicPart = (typeof TOPICS)[Topic][number];

/** Items that a part can be about together, named by their keys. */
export interface PartChoice {
  key: string;
  items: Item[];
}

/** The role of the items that a part is about one by one. */
const ROLE_OF: Record<
  Exclude<TopicPart, 'ranking' | 'journey' | 'waits' | 'acceptance' | 'resolution' | 'importance'>,
  Role
> = {
  service: 'channel_service',
  conditions: 'wait_condition',
  reactions: 'reaction',
  switching: 'switching',
  reasons: 'leaving_reason',
  told: 'word_of_mouth',
};

/** More kinds of matters than this are shown only when they are asked for. */
const MOST_MATTERS = 4;

/** More options than this make no diagram. */
const MOST_CHANNELS = 15;

/** What a part is about at first, and what it can be about. */
export function partChoices(
  study: Study,
  part: TopicPart,
): { first: PartChoice[]; all: PartChoice[] } {
  if (part === 'ranking')
    return chosen(
      study.items.filter(({ kind }) => kind === 'ranking'),
      1,
    );
  // Simple matters and hard ones stand beside each other.
  if (part === 'journey') return pairs(journeys(study), MOST_MATTERS);
  if (part === 'resolution')
    return pairs(resolutions(study), Number(playing(study, 'resolution').length > 0));
  if (part === 'acceptance') return pairs(acceptances(study), 1);
  if (part === 'importance') return chosen(loyaltyOutcomes(study), 1);
  if (part === 'waits') return pairs(waits(study), Number.POSITIVE_INFINITY);
  const role = ROLE_OF[part];
  const first = playing(study, role).length;
  // Services of several channels stand beside each other; everything else is one question's.
  return chosen(candidates(study, role), part === 'service' ? first : Math.min(first, 1));
}

function chosen(items: readonly Item[], first: number) {
  const all = items.map((item) => ({ key: item.key, items: [item] }));
  return { first: all.slice(0, first), all };
}

function pairs(found: readonly Item[][], first: number) {
  const all = found.map((items) => ({ key: items.map(({ key }) => key).join('.'), items }));
  return { first: all.slice(0, first), all };
}

/** What is expected and accepted with what was waited, and the times that stand alone. */
function waits(study: Study): Item[][] {
  const [expected = [], accepted = [], waited = []] = WAITS.map((role) => playing(study, role));
  const most = Math.max(expected.length, accepted.length);
  const together = Array.from({ length: most }, (_, at) =>
    [expected[at], accepted[at], waited[at]].filter((item) => item !== undefined),
  );
  const met = new Set(together.flat());
  const others = [...waited, ...study.items.filter(isTime)].filter((item) => !met.has(item));
  return [...together, ...[...new Set(others)].map((item) => [item])];
}

/** Each accepted wait with what makes waiting acceptable. */
function acceptances(study: Study): Item[][] {
  const conditions = playing(study, 'wait_condition');
  return playing(study, 'accepted_wait').flatMap((wait) =>
    conditions.map((condition) => [wait, condition]),
  );
}

/** What was solved with each recommendation. */
function resolutions(study: Study): Item[][] {
  const outcomes = study.items.filter(({ kind }) => kind === 'nps');
  return candidates(study, 'resolution').flatMap((solved) =>
    outcomes.map((outcome) => [solved, outcome]),
  );
}

function journeys(study: Study): Item[][] {
  const ends = playing(study, 'journey_end');
  return playing(study, 'journey_start')
    .flatMap((start, at) => (ends[at] ? [[start, ends[at]]] : []))
    .filter((items) =>
      items.every((item) => item.kind === 'single' && item.options.length <= MOST_CHANNELS),
    );
}
