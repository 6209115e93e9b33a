import type { z } from 'zod';
import { choicesAnswer, heterogeneityAnswer, trendsAnswer } from './acrossAnswers';
import type { Operation } from './operations';
import { driversAnswer, groupsAnswer, planningAnswer } from './partAnswers';
import {
  choiceParameters,
  driverParameters,
  groupParameters,
  heterogeneityParameters,
  planningParameters,
  trendParameters,
} from './partParameters';

function part<Query extends z.ZodObject>({
  path,
  about,
  answer,
  ...given
}: Pick<Operation<Query>, 'id' | 'summary' | 'query' | 'path'> & {
  description?: string;
  about: string;
  answer: z.ZodType;
}): Operation<Query> {
  return {
    ...given,
    method: 'GET',
    path: `/waves/{id}${path}`,
    role: 'analyst',
    answers: { 200: { description: about, content: { 'application/json': answer } } },
  };
}

/** The calls for what belongs to a gap report and is no row of it. */
export const parts = {
  getDrivers: part({
    id: 'getDrivers',
    path: '/drivers',
    summary: 'What drives an outcome on either side, and the importance gap',
    description:
      'From responses that answer the outcome and all drivers. Computed once for every state of the wave.',
    query: driverParameters,
    about: 'Shares of what the drivers explain, managers minus consumers.',
    answer: driversAnswer,
  }),
  getPlanning: part({
    id: 'getPlanning',
    path: '/planning',
    summary: 'What gaps a wave can find, and how many respondents a gap wants',
    query: planningParameters,
    about: 'For the total and every segment asked for.',
    answer: planningAnswer,
  }),
  getHeterogeneity: part({
    id: 'getHeterogeneity',
    path: '/heterogeneity',
    summary: 'Whether the gaps of segments differ by more than chance',
    description:
      'Of gaps of shares, from what the report shows: a segment whose gap is withheld is no part of it.',
    query: heterogeneityParameters,
    about: 'The gaps in one, and Cochran’s test of their differences.',
    answer: heterogeneityAnswer,
  }),
  getTrends: part({
    id: 'getTrends',
    path: '/trends',
    summary: 'How gaps move over the waves of a study',
    description:
      'Of gaps of shares, from what the reports of three waves or more show; waves that asked something else are left out.',
    query: trendParameters,
    about: 'Change per year, by inverse variances.',
    answer: trendsAnswer,
  }),
  getChoices: part({
    id: 'getChoices',
    path: '/choices',
    summary: 'Rankings as wholes, and shares of mentions',
    query: choiceParameters,
    about: 'For the total and every segment asked for.',
    answer: choicesAnswer,
  }),
  getGroups: part({
    id: 'getGroups',
    path: '/groups',
    summary: 'A figure of a group of respondents, against others or another figure of theirs',
    description:
      'The share of answers among those of some segments, or a mean; its ratio to another group’s, to everybody’s or to another item’s, and the relative difference. A group with a segment that is withheld is withheld.',
    query: groupParameters,
    about: 'Both sides, with the ratio and the relative difference.',
    answer: groupsAnswer,
  }),
};
