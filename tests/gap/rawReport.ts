import type { Segment } from '../../app/gap/segments';
import type { CountedResponse } from '../../app/gap/tally';
import type { Weighting } from '../../app/gap/weights';
import { calibrationOf, supportsCalibration } from '../../app/statistics/calibration';
import { indexScore } from '../../app/statistics/compositeIndex';
import { type Design, type DesignRow, designOf } from '../../app/statistics/design';
import { designDistribution, designItems, designVariable } from '../../app/statistics/designItems';
import { mean } from '../../app/statistics/mean';
import { type Estimate, type Proportion, proportion } from '../../app/statistics/proportion';
import { quantile } from '../../app/statistics/quantile';
import { rake } from '../../app/statistics/rake';
import { midRanks, positions } from '../../app/statistics/ranking';
import type { Answer } from '../../app/study/conditions';
import { type Audience, favourableOf, type Item, type Study } from '../../app/study/document';

/** A raw response with its place in the design, its final weight as `w`. */
interface Member extends DesignRow {
  response: CountedResponse;
}

/** One audience's raw responses, weighted row by row: the slow and literal twin of its sides. */
export type RawAudience = Design<Member>;

/**
 * One audience, weighted by margins, by base weights or not at all; the code where margins cannot be
 * raked to.
 */
export function rawAudience(
  responses: readonly CountedResponse[],
  audience: Audience,
  weighted: boolean,
  weighting: Weighting | null,
): RawAudience | string {
  const members = responses
    .filter((response) => response.audience === audience)
    .map(
      (response): Member => ({
        response,
        w: weighted ? response.weight : 1,
        cluster: response.cluster,
      }),
    );
  if (!weighted || !weighting) return designOf(members);
  const variables = Object.keys(weighting);
  const cells = members.map(({ response, w }) => ({
    n: 1,
    weight: w,
    categories: variables.map((variable) => codeOf(response, variable)),
  }));
  const raking = rake(
    cells,
    variables.map((variable) => ({
      variable,
      targets: Object.entries(weighting[variable] ?? {}).map(([category, share]) => ({
        category,
        share,
      })),
    })),
  );
  if (raking.status !== 'converged') return raking.status === 'error' ? raking.code : raking.status;
  const calibration = calibrationOf(cells);
  return designOf(
    members.map((member, at) => ({ ...member, w: member.w * (raking.factors[at] ?? 0) })),
    supportsCalibration(calibration, members.length) ? calibration : null,
  );
}

function codeOf({ answers }: CountedResponse, item: string): string | null {
  const answer = answers[item];
  return typeof answer === 'string' && answer !== 'dk' ? answer : null;
}

/** Whether a response is in a segment; an item that its side was not asked tells nothing. */
export function inSegment(study: Study, segment: Segment | null) {
  return (response: CountedResponse) =>
    (segment ?? []).every(({ item, code }) => {
      const asked = study.items.find(({ key }) => key === item)?.wording[response.audience];
      return asked === undefined || codeOf(response, item) === code;
    });
}

/** The estimate of one side of a row straight from the raw responses. */
export function rawEstimate(
  study: Study,
  audience: RawAudience,
  row: { item: string; measure: string; option: string | number | null },
  isIn: (response: CountedResponse) => boolean,
  level: number,
): Estimate | Proportion {
  const item = itemOf(study, row.item);
  const answerOf = (key: string, value: (answer: Answer) => number) => (member: Member) => {
    const answer = member.response.answers[key];
    const s = answer !== undefined && answer !== 'dk' && isIn(member.response);
    return { y: s ? value(answer) : 0, s };
  };
  const share = (value: (answer: Answer) => boolean, key = item.key) =>
    proportion(
      designVariable(
        audience,
        answerOf(key, (answer) => (value(answer) ? 1 : 0)),
      ),
      level,
    );
  const average = (value: (answer: Answer) => number) =>
    mean(designVariable(audience, answerOf(item.key, value)), level);
  switch (row.measure) {
    case 'favourable':
      return share((answer) => favourable(study, item, answer));
    case 'share':
      return share((answer) => chooses(item, answer, String(row.option)));
    case 'at_most':
      return share((answer) => Number(answer) <= Number(row.option));
    case 'first_choice':
      return share((answer) => rankOf(item, answer, String(row.option)) === 1);
    case 'mean_rank':
      return average((answer) => rankOf(item, answer, String(row.option)));
    case 'rank_position': {
      const codes = optionCodes(item);
      const ranks = codes.map((code) => average((answer) => rankOf(item, answer, code)));
      const place = codes.indexOf(String(row.option));
      const [own] = ranks.slice(place);
      const estimate = positions(ranks.map(({ estimate }) => estimate))[place] ?? null;
      if (!own) throw new Error(`no option ${row.option}`);
      return { ...own, estimate, low: null, high: null };
    }
    case 'median':
      return quantile(designDistribution(audience, answerOf(item.key, Number)), 0.5, level);
    case 'nps':
      return average((answer) => (Number(answer) >= 9 ? 1 : Number(answer) <= 6 ? -1 : 0));
    case 'mean':
      return average((answer) => scoreOf(study, item, answer));
    case 'prediction': {
      const predicted = itemOf(study, String(row.option));
      return audience.members[0]?.response.audience === 'consumer'
        ? share((answer) => favourable(study, predicted, answer), predicted.key)
        : average((answer) => Number(answer) / 100);
    }
    default:
      throw new Error(`no measure ${row.measure}`);
  }
}

/** One side's score of the gap index straight from the raw responses. */
export function rawScore(study: Study, audience: RawAudience, level: number): Estimate {
  const items = (study.index ?? []).map((key) => itemOf(study, key));
  const joint = designItems(audience, ({ response }) =>
    items.map((item) => {
      const answer = response.answers[item.key];
      const s = answer !== undefined && answer !== 'dk';
      return { y: s && favourable(study, item, answer) ? 1 : 0, s };
    }),
  );
  return indexScore(joint, level);
}

function itemOf(study: Study, key: string): Item {
  const item = study.items.find((candidate) => candidate.key === key);
  if (!item) throw new Error(`no item ${key}`);
  return item;
}

function favourable(study: Study, item: Item, answer: Answer): boolean {
  return (favourableOf(study, item) ?? []).includes(String(answer));
}

function scoreOf(study: Study, item: Item, answer: Answer): number {
  if (item.kind !== 'scale') return Number(answer);
  return study.scales?.[item.scale]?.options.find(({ code }) => code === answer)?.value ?? 0;
}

function chooses(item: Item, answer: Answer, code: string): boolean {
  const chosen = Array.isArray(answer) ? answer : [String(answer)];
  const net = 'nets' in item ? item.nets?.find((candidate) => candidate.code === code) : undefined;
  if (!net) return chosen.includes(code);
  if (net.any) return net.any.some((each) => chosen.includes(each));
  return chosen.filter((each) => each !== 'none').length >= (net.atLeast ?? 1);
}

function optionCodes(item: Item): string[] {
  return 'options' in item ? item.options.map(({ code }) => code) : [];
}

function rankOf(item: Item, answer: Answer, code: string): number {
  const codes = optionCodes(item);
  const order = Array.isArray(answer) ? answer : [];
  const ranks = midRanks(
    codes.map((each) => (order.includes(each) ? order.indexOf(each) + 1 : null)),
  );
  return ranks[codes.indexOf(code)] ?? 0;
}
