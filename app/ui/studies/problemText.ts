import type { ReportTranslate } from '../../messages/report';

const TEXTS = {
  gone: 'studies.problem_gone',
  key_taken: 'studies.problem_key_taken',
  key_faulty: 'studies.problem_key_faulty',
  no_choice: 'studies.problem_no_choice',
  no_condition: 'studies.problem_no_condition',
  no_locale: 'studies.problem_no_locale',
  no_number: 'studies.problem_no_number',
  not_of_kind: 'studies.problem_not_of_kind',
  referred: 'studies.problem_referred',
  last_locale: 'studies.problem_last_locale',
  page_not_empty: 'studies.problem_page_not_empty',
  text_long: 'studies.problem_text_long',
  text_unstorable: 'studies.problem_text_unstorable',
  too_large: 'studies.problem_too_large',
  too_many: 'studies.problem_too_many',
  nothing: 'studies.problem_nothing',
  no_draft: 'studies.problem_no_draft',
  stale: 'studies.problem_stale',
  moved: 'studies.problem_moved',
  faulty: 'studies.problem_faulty',
  document: 'studies.problem_document',
  no_document: 'studies.problem_no_document',
  texts: 'studies.problem_texts',
  has_waves: 'studies.problem_has_waves',
  not_confirmed: 'studies.problem_not_confirmed',
} as const;

type Code = keyof typeof TEXTS;
const isCode = (code: string): code is Code => Object.hasOwn(TEXTS, code);

/** What is wrong with what was typed, so that it is told where that stands; the rest is told above all. */
const AT_FIELD: readonly string[] = [
  ...['key_taken', 'key_faulty', 'no_choice', 'no_condition', 'no_locale', 'no_number'],
  ...['text_long', 'text_unstorable', 'too_large', 'too_many'],
];

export function isToldAtField(code: string): boolean {
  return AT_FIELD.includes(code);
}

/** Why an edit was not made, in words. */
export function problemText(
  { code, values }: { code: string; values: Record<string, string | number> },
  t: ReportTranslate,
): string {
  const text = t(isCode(code) ? TEXTS[code] : 'studies.problem_stale', {
    what: '',
    key: '',
    item: '',
    page: '',
    value: '',
    locale: '',
    most: 0,
    count: 0,
    ...values,
  });
  return values.by === undefined || code !== 'gone'
    ? text
    : `${text} ${t('studies.problem_by', { name: values.by })}`;
}
