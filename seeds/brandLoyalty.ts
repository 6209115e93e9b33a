import {
  CONSUMERS,
  type Home,
  MANAGERS,
  type Question,
  type SideQuotas,
  type Switching,
} from './brandLoyaltyQuotas';
import { submissionTimes } from './fieldwork';
import { cut, draw, normal, randomFrom } from './random';

type Answer = string | number | string[];

/** One person's answers in the form of a response import. */
export interface ResponseDocument {
  audience: 'consumer' | 'manager';
  respondent: string;
  locale: string;
  submittedAt: string;
  answers: Record<string, Answer>;
}

/** The answers of a whole side to one item, one place a person; null where there is none. */
type Column = readonly (Answer | null)[];

type Audience = ResponseDocument['audience'];

interface Side {
  audience: Audience;
  quotas: SideQuotas;
  homes: readonly Home[];
  /** The latent factor: how well customer service does, in this person's eyes. */
  contentment: readonly number[];
}

/** How much better or worse service seems in each country, in standard deviations. */
const MOOD: Readonly<Record<Home['country'], number>> = {
  US: 0.05,
  GB: -0.1,
  DE: -0.15,
  AT: 0.05,
  CH: 0.15,
  NORDICS: 0.1,
};

const MOST_PRIORITIES = 3;
const RANKED_CHANNELS = 3;
const FIELDWORK_START = new Date('2025-09-15');

/**
 * The 500 synthetic respondents of the demo: 100 managers and 400 consumers who give the published
 * figures exactly. Latent scores are drawn and answers assigned by quota on their order, so that the
 * margins are exact and the answers still go together. Always the same.
 */
export function brandLoyaltyResponses(): ResponseDocument[] {
  return [...respondents('manager', MANAGERS), ...respondents('consumer', CONSUMERS)];
}

function respondents(audience: Audience, quotas: SideQuotas): ResponseDocument[] {
  const side = recruit(audience, quotas);
  const columns = answerColumns(side);
  const submitted = submissionTimes(
    randomFrom(`${audience}/submitted`),
    FIELDWORK_START,
    side.homes.length,
  );
  return side.homes.map(({ locale }, place) => ({
    audience,
    respondent: `demo-${audience.charAt(0)}-${String(place + 1).padStart(3, '0')}`,
    locale,
    submittedAt: at(submitted, place),
    answers: Object.fromEntries(
      Object.entries(columns).flatMap(([key, column]) => {
        const answer = at(column, place);
        return answer === null ? [] : [[key, answer]];
      }),
    ),
  }));
}

function recruit(audience: Audience, quotas: SideQuotas): Side {
  const size = quotas.homes.reduce((sum, [, count]) => sum + count, 0);
  const draws = (purpose: string) => {
    const random = randomFrom(`${audience}/${purpose}`);
    return Array.from({ length: size }, () => normal(random));
  };
  const homes = cut(draws('home'), quotas.homes);
  const luck = draws('contentment');
  const contentment = homes.map(({ country }, place) => MOOD[country] + at(luck, place));
  return { audience, quotas, homes, contentment };
}

function answerColumns(side: Side): Record<string, Column> {
  const { scored, recommend, switching } = side.quotas;
  const recommended = assign(side, 'recommend', recommend);
  const chosen = priorities(side);
  return {
    ...Object.fromEntries(
      Object.entries(scored).map(([key, question]) => [key, assign(side, key, question)]),
    ),
    channels: channels(side),
    recommend: recommended,
    ...(switching && switchingColumns(side, switching)),
    priorities: chosen,
    'priorities.other': otherTexts(side, chosen),
    comment: comments(side, recommended),
    country: side.homes.map(({ country }) => country),
  };
}

function assign<Value>(side: Side, key: string, question: Question<Value>): Value[] {
  return cut(scores(side, key, question.contentment), question.answers);
}

/** One score a person that goes with contentment as strongly as asked; the rest is chance. */
function scores(side: Side, purpose: string, contentment: number): number[] {
  const random = randomFrom(`${side.audience}/${purpose}`);
  const chance = Math.sqrt(1 - contentment ** 2);
  return side.contentment.map((own) => contentment * own + chance * normal(random));
}

/** Those who stayed are sorted behind all who left and get no second answer. */
function switchingColumns(side: Side, { switched, after }: Switching): Record<string, Column> {
  const left = assign(side, 'switched', switched);
  const asked = scores(side, 'switched_after', 0.2).map((score, place) =>
    left[place] === 'yes' ? score : Number.POSITIVE_INFINITY,
  );
  const stayed = left.filter((answer) => answer !== 'yes').length;
  return { switched: left, switched_after: cut<string | null>(asked, [...after, [null, stayed]]) };
}

function channels(side: Side): string[][] {
  const { first, next } = side.quotas.channels;
  const random = randomFrom(`${side.audience}/channels after the first`);
  return cut(scores(side, 'first channel', 0), first).map((channel) => {
    const left = next.filter(([other]) => other !== channel);
    return [channel, ...draw(random, left, RANKED_CHANNELS - 1)];
  });
}

function priorities(side: Side): string[][] {
  const { train, hire, further } = side.quotas.priorities;
  const trains = chosenBy(side, 'train', train);
  const hires = chosenBy(side, 'hire', hire);
  const random = randomFrom(`${side.audience}/further priorities`);
  const order = ['train', 'hire', ...further.map(([code]) => code)];
  return trains.map((trained, place) => {
    const staffing = [trained, at(hires, place)].filter((code) => code !== null);
    if (staffing.length === 0 && random() < 0.1) return ['none'];
    const most = MOST_PRIORITIES - staffing.length;
    const least = staffing.length === 0 ? 1 : 0;
    const extra = draw(random, further, least + Math.floor(random() * (most - least + 1)));
    return order.filter((code) => staffing.includes(code) || extra.includes(code));
  });
}

/** The discontented ask for more and better staff a little more often. */
function chosenBy(side: Side, code: string, count: number): (string | null)[] {
  const rest = side.homes.length - count;
  return cut<string | null>(scores(side, code, 0.15), [
    [code, count],
    [null, rest],
  ]);
}

function otherTexts(side: Side, chosen: readonly string[][]): Column {
  const random = randomFrom(`${side.audience}/other priorities`);
  return side.homes.map(({ locale }, place) => {
    const texts = side.quotas.others[locale];
    const text = at(texts, Math.floor(random() * texts.length));
    return at(chosen, place).includes('other') ? text : null;
  });
}

/** Each text once, spread over the speakers of its language, sour texts to the unlikely to recommend. */
function comments(side: Side, recommended: readonly number[]): Column {
  const written = new Map(
    (['en', 'sv'] as const).flatMap((locale) => {
      const speakers = [...recommended.keys()]
        .filter((place) => at(side.homes, place).locale === locale)
        .sort((one, other) => at(recommended, one) - at(recommended, other));
      const texts = side.quotas.comments[locale];
      return texts.map((text, nth): [number, string] => [
        at(speakers, Math.floor(((nth + 0.5) / texts.length) * speakers.length)),
        text,
      ]);
    }),
  );
  return recommended.map((_, place) => written.get(place) ?? null);
}

/** The value at a place that is known to exist. */
function at<Value>(list: readonly Value[], place: number): Value {
  const value = list[place];
  if (value === undefined) throw new RangeError(`nothing at place ${place}`);
  return value;
}
