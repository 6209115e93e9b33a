import type { z } from 'zod';
import type { OpenDatabase } from '../db/open.server';
import type { Wave } from '../db/waves.server';
import type { groupParameters } from './api/partParameters';
import { type GroupQuestion, groupFaults } from './gap/groupQuestion';
import { type GroupReport, groupReport } from './gap/groups';
import { areUneven } from './gap/unevenWeights';
import { counted, settingsOf } from './gapDocument.server';
import { ReportRefused } from './reportRefused';

/** What is to be said of a group, and how. */
export interface GroupsAsked extends GroupQuestion {
  confidence: number;
  weighted: boolean;
}

/**
 * What a wave says of a group of people on both sides, counted to the moment.
 * @throws ReportRefused naming what does not fit
 */
export async function waveGroups(
  place: Pick<OpenDatabase, 'db' | 'kind'>,
  wave: Wave,
  { confidence, weighted, ...question }: GroupsAsked,
): Promise<{ report: GroupReport; isWeighted: boolean; asOf: Date | null }> {
  const asked = { breaks: [], confidence, weighted, patience: null };
  const { study, tallies, changedAt } = await counted(place, wave, asked);
  const faults = groupFaults(study, question);
  if (faults.length > 0) throw new ReportRefused(faults);
  const settings = settingsOf(wave);
  const options = { ...settings, confidence, weighted };
  return {
    report: groupReport(study, tallies, question, options),
    isWeighted: areUneven(study, tallies, settings.weighting),
    asOf: changedAt,
  };
}

/** The parameters of the address that asks a question. */
export function groupAddress(question: GroupQuestion): (readonly [string, string])[] {
  const { item, options, by, codes, than, to } = question;
  return [
    ['item', item],
    ...options.map((option) => ['option', option] as const),
    ...(by === null ? [] : [['by', by] as const]),
    ...codes.map((code) => ['in', code] as const),
    ...than.map((code) => ['than', code] as const),
    ...(to === null ? [] : [['to', to] as const]),
  ];
}

/** The same as the API gives it: `parallax.groups/1`. @throws ReportRefused naming what does not fit */
export async function groupsDocument(
  place: Pick<OpenDatabase, 'db' | 'kind'>,
  wave: Wave,
  given: z.output<typeof groupParameters>,
  now: Date,
) {
  const { item, confidence } = given;
  const question = {
    item,
    options: given.option ?? [],
    by: given.by ?? null,
    codes: given.in ?? [],
    than: given.than ?? [],
    to: given.to ?? null,
  };
  const asked = { ...question, confidence, weighted: given.weighted === 'true' };
  const { report, asOf } = await waveGroups(place, wave, asked);
  const { options, by, codes, than, to } = question;
  return {
    format: 'parallax.groups/1',
    wave: { id: wave.id, study: wave.studyKey, key: wave.key },
    confidence,
    asOf: (asOf ?? now).toISOString(),
    item,
    options,
    by,
    in: codes,
    than,
    to,
    ...report,
  };
}
