import type { Audience } from '../app/study/document';
import { composed } from './comments/compose';
import { type Topic, VOICES } from './comments/voices';
import { submissionTimes } from './fieldwork';
import type { Asked, Home, Loadings, Question, StudyQuotas } from './questions';
import { cut, draw, normal, type Quotas, type Random, randomFrom } from './random';

type Answer = string | number | string[];
type Answers = Record<string, Answer>;

/** One person's answers in the form of a response import. */
export interface ResponseDocument {
  audience: Audience;
  respondent: string;
  locale: string;
  submittedAt: string;
  answers: Answers;
}

/** One side while it answers. */
interface Side {
  audience: Audience;
  homes: readonly Home[];
  answers: readonly Answers[];
  /** By question, and by `contentment`: the latent factor, how well service does in their eyes. */
  scores: Map<string, readonly number[]>;
  stream: (purpose: string) => Random;
}

/**
 * The synthetic respondents of a study, managers first. Latent scores are drawn and answers assigned
 * by quota on their order, so that the margins are exact and the answers still go together. Always
 * the same.
 */
export function respondentsOf({ seed, fieldworkStart, sides }: StudyQuotas): ResponseDocument[] {
  return (['manager', 'consumer'] as const).flatMap((audience) => {
    const stream = (purpose: string) => randomFrom(`${seed}${audience}/${purpose}`);
    const side = recruit(audience, sides[audience].homes, stream);
    for (const question of sides[audience].questions) ask(side, question);
    const size = side.homes.length;
    const submitted = submissionTimes(stream('submitted'), new Date(fieldworkStart), size);
    const digits = Math.max(3, String(size).length);
    return side.homes.map(({ locale }, place) => ({
      audience,
      respondent: `demo-${audience.charAt(0)}-${String(place + 1).padStart(digits, '0')}`,
      locale,
      submittedAt: at(submitted, place),
      answers: at(side.answers, place),
    }));
  });
}

function recruit(audience: Audience, quotas: Quotas<Home>, stream: Side['stream']): Side {
  const size = quotas.reduce((sum, [, count]) => sum + count, 0);
  const draws = (purpose: string) => {
    const random = stream(purpose);
    return Array.from({ length: size }, () => normal(random));
  };
  const homes = cut(draws('home'), quotas);
  const luck = draws('contentment');
  const contentment = homes.map(({ mood = 0 }, place) => mood + at(luck, place));
  return {
    audience,
    homes,
    answers: homes.map(({ answers }) => ({ ...answers })),
    scores: new Map([['contentment', contentment]]),
    stream,
  };
}

function ask(side: Side, question: Question): void {
  if (question.kind === 'scored') askScored(side, question);
  else if (question.kind === 'ranking') askRanking(side, question);
  else if (question.kind === 'chosen') askChosen(side, question);
  else if (question.kind === 'several') askSeveral(side, question);
  else askWritten(side, question);
}

type Of<Kind extends Question['kind']> = Extract<Question, { kind: Kind }>;

function askScored(side: Side, { item, with: loadings, asked, answers }: Of<'scored'>): void {
  const scores = scoresOf(side, item, loadings);
  side.scores.set(item, scores);
  const everybody = placesOf(side, asked);
  const give = (places: readonly number[], quotas: Quotas<string | number>) => {
    const given = cut(
      places.map((place) => at(scores, place)),
      quotas,
    );
    for (const [nth, place] of places.entries()) at(side.answers, place)[item] = at(given, nth);
  };
  if (!('within' in answers)) {
    give(everybody, answers);
    return;
  }
  for (const [code, quotas] of Object.entries(answers.answers))
    give(
      everybody.filter((place) => (at(side.answers, place)[answers.within] ?? '') === code),
      quotas,
    );
}

/** One score a person that goes with others as strongly as asked; the rest is chance. */
function scoresOf(side: Side, purpose: string, loadings: Loadings): number[] {
  const random = side.stream(purpose);
  const parts = Object.entries(
    typeof loadings === 'number' ? { contentment: loadings } : loadings,
  ).map(([name, loading]) => {
    const scores = side.scores.get(name);
    if (!scores) throw new RangeError(`${purpose} goes with ${name}, which is not asked before it`);
    return { scores, loading };
  });
  const explained = parts.reduce((sum, { loading }) => sum + loading ** 2, 0);
  const chance = Math.sqrt(Math.max(0, 1 - explained));
  return side.homes.map(
    (_, place) =>
      parts.reduce((sum, { scores, loading }) => sum + loading * at(scores, place), 0) +
      chance * normal(random),
  );
}

function placesOf(side: Side, asked: Asked | undefined): number[] {
  const places = [...side.homes.keys()];
  if (!asked) return places;
  return places.filter((place) => {
    const answer = at(side.answers, place)[asked.item];
    return asked.is.some((code) =>
      Array.isArray(answer) ? answer.includes(code) : answer === code,
    );
  });
}

function askRanking(side: Side, { item, first, next, places, stream }: Of<'ranking'>): void {
  const random = side.stream(`${item} after the first`);
  for (const [place, option] of cut(scoresOf(side, stream ?? item, 0), first).entries()) {
    const left = next.filter(([other]) => other !== option);
    at(side.answers, place)[item] = [option, ...draw(random, left, places - 1)];
  }
}

function askChosen(side: Side, question: Of<'chosen'>): void {
  const { item, asked, exact, further, chance, most, none, others } = question;
  const people = placesOf(side, asked);
  const columns = exact.map(({ code, count, with: loadings }) => {
    const scores = scoresOf(side, code, loadings);
    return cut<string | null>(
      people.map((place) => at(scores, place)),
      [
        [code, count],
        [null, people.length - count],
      ],
    );
  });
  const random = side.stream(`further ${item}`);
  const order = [...exact, ...further.map(([code]) => ({ code }))].map(({ code }) => code);
  for (const [nth, place] of people.entries()) {
    const sure = columns.map((column) => at(column, nth)).filter((code) => code !== null);
    if (none && sure.length === 0 && random() < none.chance) {
      at(side.answers, place)[item] = [none.code];
      continue;
    }
    const isDone = sure.length > 0 && chance !== undefined && random() >= chance;
    const room = isDone ? 0 : Math.max(0, most - sure.length);
    const least = sure.length === 0 ? 1 : 0;
    const extra = draw(random, further, least + Math.floor(random() * (room - least + 1)));
    at(side.answers, place)[item] = order.filter(
      (code) => sure.includes(code) || extra.includes(code),
    );
  }
  if (others) writeOthers(side, item, others);
}

function writeOthers(
  side: Side,
  item: string,
  texts: Readonly<Record<string, readonly string[]>>,
): void {
  const random = side.stream(`other ${item}`);
  for (const [place, { locale }] of side.homes.entries()) {
    const own = texts[locale] ?? [];
    const text = own[Math.floor(random() * own.length)];
    const answers = at(side.answers, place);
    const chosen = answers[item];
    if (text !== undefined && Array.isArray(chosen) && chosen.includes('other'))
      answers[`${item}.other`] = text;
  }
}

function askSeveral(side: Side, question: Of<'several'>): void {
  const { item, with: loadings, sizes, weights, none } = question;
  const counts = cut(scoresOf(side, item, loadings), sizes);
  const random = side.stream(`${item} chosen`);
  for (const [place, count] of counts.entries()) {
    const drawn = draw(random, weights, count);
    const chosen = weights.map(([code]) => code).filter((code) => drawn.includes(code));
    if (count > 0) at(side.answers, place)[item] = chosen;
    else if (none !== undefined) at(side.answers, place)[item] = [none];
  }
}

/**
 * Each text once, spread over the speakers of its language, sour texts to the discontented; then
 * composed ones that fit what their writers answered, no two alike.
 */
function askWritten(side: Side, question: Of<'written'>): void {
  const { item, after, texts } = question;
  const rated = (place: number) => Number(at(side.answers, place)[after] ?? 0);
  for (const [locale, own] of Object.entries(texts)) {
    const speakers = [...side.homes.keys()]
      .filter((place) => at(side.homes, place).locale === locale)
      .sort((one, other) => rated(one) - rated(other));
    for (const [nth, text] of own.entries()) {
      const place = at(speakers, Math.floor(((nth + 0.5) / own.length) * speakers.length));
      at(side.answers, place)[item] = text;
    }
  }
  writeComposed(side, question);
}

/** How often a comment that somebody else wrote is made anew. */
const TRIES = 20;

function writeComposed(side: Side, { item, after, chance, topics }: Of<'written'>): void {
  const random = side.stream(`${item} composed`);
  const written = new Set(side.answers.map((answers) => answers[item]));
  for (const [place, { locale }] of side.homes.entries()) {
    const answers = at(side.answers, place);
    const voice = VOICES[locale]?.[side.audience];
    if (random() >= chance || answers[item] !== undefined || !voice) continue;
    const isContent = (topic: Topic) => {
      const asked = topics[topic];
      return asked?.is.some((code) => code === answers[asked.item]);
    };
    for (let tries = 0; tries < TRIES; tries += 1) {
      const text = composed(random, voice, { rated: Number(answers[after]), isContent });
      if (written.has(text)) continue;
      written.add(text);
      answers[item] = text;
      break;
    }
  }
}

/** The value at a place that is known to exist. */
function at<Value>(list: readonly Value[], place: number): Value {
  const value = list[place];
  if (value === undefined) throw new RangeError(`nothing at place ${place}`);
  return value;
}
