import { z } from 'zod';
import { type Answer, type Answers, visible } from './conditions';
import {
  type Audience,
  DONT_KNOW,
  type Item,
  MAX_NUMBER,
  optionsOf,
  type Study,
  storable,
} from './document';

/** Longest free text kept, in characters. */
export const MAX_TEXT = 10_000;
/** Longest text of an "other, please specify" kept, in characters. */
export const MAX_OTHER = 500;

/** What is wrong with an answer, as a code for translation with the values that its text names. */
export interface AnswerFault {
  code: keyof typeof FAULT_TEXTS;
  values?: Record<string, string | number>;
}

const FAULT_TEXTS = {
  required: 'is required',
  unknown_code: 'unknown code "{code}"',
  not_a_code: 'must be one code',
  not_a_list: 'must be a list of codes',
  doubled_code: '"{code}" is chosen twice',
  exclusive: '"{code}" cannot be combined with other options',
  dont_know_alone: '"dk" cannot be combined with other answers',
  too_few: 'needs at least {min} options',
  too_many: 'takes at most {max} options',
  tied_ranks: 'two options share place {rank}',
  not_a_rank: '"{rank}" is not a place from 1 to {max}',
  not_a_number: 'must be a number',
  below_min: 'must be at least {min}',
  above_max: 'must be at most {max}',
  off_step: 'must go in steps of {step}',
  not_a_text: 'must be a text',
  too_long: 'must be at most {max} characters',
  unstorable: 'holds a character that cannot be stored',
  other_not_chosen: 'is given though its option is not chosen',
  unknown_item: 'unknown item',
  not_asked: 'is not asked of this audience',
} as const;

/** The English text of a fault, for the API. */
export function faultText({ code, values = {} }: AnswerFault): string {
  return FAULT_TEXTS[code].replace(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? ''));
}

type Checked = { answer: Answer | undefined } | { fault: AnswerFault };

const fault = (code: AnswerFault['code'], values?: AnswerFault['values']): Checked => ({
  fault: values ? { code, values } : { code },
});

/**
 * One raw answer against its item: the answer to store, undefined where nothing was answered
 * (null, an empty text or list), or what is wrong with it.
 * @example checkAnswer(study, { kind: 'nps', key: 'recommend', … }, 11) // { fault: { code: 'above_max', values: { max: 10 } } }
 */
export function checkAnswer(study: Study, item: Item, raw: unknown): Checked {
  if (raw === undefined || raw === null || raw === '') return { answer: undefined };
  if (raw === DONT_KNOW && item.kind !== 'text')
    return item.dontKnow ? { answer: DONT_KNOW } : fault('unknown_code', { code: DONT_KNOW });
  switch (item.kind) {
    case 'scale':
    case 'single': {
      if (typeof raw !== 'string') return fault('not_a_code');
      return optionsOf(study, item).some((option) => option.code === raw)
        ? { answer: raw }
        : fault('unknown_code', { code: raw.slice(0, 64) });
    }
    case 'multiple':
    case 'ranking':
      return checkCodes(study, item, raw);
    case 'nps':
      return checkNumber(raw, { min: 0, max: 10, step: 1 });
    case 'number':
      return checkNumber(raw, item);
    case 'text':
      return checkText(raw, MAX_TEXT);
  }
}

function checkCodes(
  study: Study,
  item: Extract<Item, { kind: 'multiple' | 'ranking' }>,
  raw: unknown,
): Checked {
  const list = z.array(z.string()).safeParse(raw);
  if (!list.success) return fault('not_a_list');
  const codes = list.data;
  if (codes.length === 0) return { answer: undefined };
  const options = optionsOf(study, item);
  if (codes.includes(DONT_KNOW)) {
    if (!item.dontKnow) return fault('unknown_code', { code: DONT_KNOW });
    return codes.length === 1 ? { answer: DONT_KNOW } : fault('dont_know_alone');
  }
  for (const [index, code] of codes.entries()) {
    const option = options.find((candidate) => candidate.code === code);
    if (!option) return fault('unknown_code', { code: code.slice(0, 64) });
    if (codes.indexOf(code) < index) return fault('doubled_code', { code });
  }
  const exclusive = options.find((option) => option.exclusive && codes.includes(option.code));
  if (exclusive)
    return codes.length === 1 ? { answer: codes } : fault('exclusive', { code: exclusive.code });
  const min = item.kind === 'multiple' ? (item.minSelect ?? 0) : 1;
  const max = (item.kind === 'multiple' ? item.maxSelect : item.rankTop) ?? options.length;
  if (codes.length < min) return fault('too_few', { min });
  if (codes.length > max) return fault('too_many', { max });
  // The order of a ranking is the answer; that of ticks is chance, so it is the document's.
  return {
    answer:
      item.kind === 'ranking'
        ? codes
        : options.map((option) => option.code).filter((code) => codes.includes(code)),
  };
}

function checkNumber(
  raw: unknown,
  range: { min?: number | undefined; max?: number | undefined; step?: number | undefined },
): Checked {
  if (typeof raw !== 'number' || !Number.isFinite(raw)) return fault('not_a_number');
  const { min = -MAX_NUMBER, max = MAX_NUMBER, step = 1 } = range;
  if (raw < min) return fault('below_min', { min });
  if (raw > max) return fault('above_max', { max });
  // 0.1 + 0.2 is meant as 0.3: an answer is stored as the number on the grid, or it is refused.
  const start = range.min ?? 0;
  const onGrid = start + Math.round((raw - start) / step) * step;
  if (Math.abs(raw - onGrid) > 1e-9 * Math.max(step, Math.abs(raw)))
    return fault('off_step', { step });
  const answer = Number(onGrid.toFixed(Math.max(decimalsOf(step), decimalsOf(start))));
  // -0 would be a second zero among the distinct values.
  return { answer: answer === 0 ? 0 : answer };
}

/** How many decimals a number is written with, at most 12. */
function decimalsOf(value: number): number {
  const [digits = '', exponent = '0'] = String(value).split('e');
  const written = digits.split('.')[1]?.length ?? 0;
  return Math.min(12, Math.max(0, written - Number(exponent)));
}

function checkText(raw: unknown, max: number): Checked {
  if (typeof raw !== 'string') return fault('not_a_text');
  const text = raw.trim();
  if (!storable(text)) return fault('unstorable');
  if (text.length > max) return fault('too_long', { max });
  return { answer: text === '' ? undefined : text };
}

/** The option of an item that takes a text, if any. */
export function otherOption(item: Item): string | undefined {
  if (item.kind !== 'single' && item.kind !== 'multiple') return undefined;
  return item.options.find((option) => option.other)?.code;
}

/** Every fault of raw answers by field, and the answers that are right, hidden ones included. */
export function checkAnswers(
  study: Study,
  audience: Audience,
  raw: Record<string, unknown>,
): { answers: Answers; faults: { field: string; fault: AnswerFault }[] } {
  const items = itemsOf(study);
  const answers: Answers = {};
  const faults: { field: string; fault: AnswerFault }[] = [];
  for (const [field, value] of Object.entries(raw)) {
    const isOther = field.endsWith('.other');
    const item = items.get(isOther ? field.slice(0, -'.other'.length) : field);
    const option = item && otherOption(item);
    if (!item || (isOther && option === undefined)) {
      faults.push({ field, fault: { code: 'unknown_item' } });
    } else if (!item.wording[audience]) {
      faults.push({ field, fault: { code: 'not_asked' } });
    } else {
      const checked = isOther
        ? value === null || value === undefined
          ? { answer: undefined }
          : checkText(value, MAX_OTHER)
        : checkAnswer(study, item, value);
      if ('fault' in checked) faults.push({ field, fault: checked.fault });
      else if (checked.answer !== undefined) {
        const chosen = raw[item.key];
        const isChosen = Array.isArray(chosen)
          ? chosen.includes(option)
          : option !== undefined && chosen === option;
        if (isOther && !isChosen) faults.push({ field, fault: { code: 'other_not_chosen' } });
        else answers[field] = checked.answer;
      }
    }
  }
  return { answers, faults };
}

const itemMaps = new WeakMap<Study, Map<string, Item>>();

/** The items of a study by key. */
export function itemsOf(study: Study): Map<string, Item> {
  const known = itemMaps.get(study);
  if (known) return known;
  const items = new Map(study.items.map((item) => [item.key, item]));
  itemMaps.set(study, items);
  return items;
}

/**
 * The schema of one audience's answers: every item's answer is checked, and what a condition
 * hides is discarded. `required` is not asked for here: it binds the questionnaire only.
 * @example answersSchema(study, 'consumer').parse({ switched: 'no', switched_after: 'one' }) // { switched: 'no' }
 */
export function answersSchema(study: Study, audience: Audience) {
  return z.record(z.string(), z.unknown()).transform((raw, context): Answers => {
    const { answers, faults } = checkAnswers(study, audience, raw);
    for (const { field, fault } of faults)
      context.addIssue({ code: 'custom', message: faultText(fault), path: [field] });
    return faults.length > 0 ? z.NEVER : visible(study, audience, answers).answers;
  });
}
