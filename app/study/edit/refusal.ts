/** Why an edit cannot be made. The texts are in the catalogues of messages. */
export const REFUSALS = [
  'gone',
  'key_taken',
  'key_faulty',
  'no_choice',
  'no_condition',
  'no_locale',
  'no_number',
  'not_of_kind',
  'referred',
  'last_locale',
  'page_not_empty',
  'text_long',
  'text_unstorable',
  'too_large',
  'too_many',
] as const;
type RefusalCode = (typeof REFUSALS)[number];

/** An edit that was not made, and why. */
export interface Refusal {
  refusal: RefusalCode;
  values: Record<string, string | number>;
}

export function refused(
  refusal: RefusalCode,
  values: Record<string, string | number> = {},
): Refusal {
  return { refusal, values };
}
