/** What an item can be to the views of channels, waiting, loyalty and money, and of which kinds it is then. */
const ROLE_KINDS = {
  /** Channel in which a matter starts; the k-th goes with the k-th `journey_end`. */
  journey_start: ['single'],
  journey_end: ['single'],
  /** How good the service of a channel is, or whether channels are alike. */
  channel_service: ['scale', 'single'],
  /** The wait that is expected; the k-th goes with the k-th of the other two. */
  expected_wait: ['number'],
  /** The longest wait that is accepted; the k-th goes with the k-th `experienced_wait`. */
  accepted_wait: ['number'],
  experienced_wait: ['number'],
  /** What makes a wait acceptable. */
  wait_condition: ['multiple', 'single'],
  /** What people do after a bad experience. */
  reaction: ['multiple', 'single'],
  /** After how many bad experiences people leave; favourable codes, where it has them: not after the first. */
  switching: ['single'],
  leaving_reason: ['multiple', 'single'],
  /** How many people hear of an experience. */
  word_of_mouth: ['number'],
  /** Whether the first contact solved the matter: its favourable codes say so. */
  resolution: ['single'],
  /** What is driven by service and by other things. */
  loyalty: ['nps', 'scale', 'number'],
  /** A driver of loyalty that is service. */
  service: ['scale', 'single', 'number'],
  /** A driver of loyalty that is not service. */
  driver: ['scale', 'single', 'number'],
  /** Whether a customer is unhappy: all answers that are not favourable. */
  unhappy: ['scale', 'single'],
  /** Whether a bad experience makes a customer leave: all answers that are not favourable. */
  leaving: ['single', 'scale'],
  /** Whether too long a wait does. */
  leaving_over_wait: ['single', 'scale'],
} as const;

export type Role = keyof typeof ROLE_KINDS;

export const ROLES = Object.keys(ROLE_KINDS).filter((name): name is Role =>
  Object.hasOwn(ROLE_KINDS, name),
);

/** The kinds of items that can play a role. */
export function kindsOf(role: Role): readonly string[] {
  return ROLE_KINDS[role];
}

/** Whether an item of a kind can play a role. @example canPlay('number', 'journey_start') // false */
export function canPlay(kind: string, role: Role): boolean {
  return kindsOf(role).includes(kind);
}
