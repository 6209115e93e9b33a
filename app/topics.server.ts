import type { LoaderFunctionArgs } from '@remix-run/node';
import { topicParameters } from './api/partParameters';
import { waveDrivers } from './drivers.server';
import { choices } from './gap/choices';
import { curvesView } from './gap/curvesView';
import { driversView } from './gap/driversView';
import { journeyView } from './gap/journeyView';
import { loyaltyQuestion } from './gap/loyaltyDrivers';
import { orderView } from './gap/orderView';
import { presentation, type ReportView } from './gap/presentation';
import { resolutionView } from './gap/resolutionView';
import { sharesView } from './gap/sharesView';
import { sidesOf } from './gap/sides';
import { type PartChoice, partChoices, TOPICS, type Topic, type TopicPart } from './gap/topics';
import { counted, settingsOf, waveReport } from './gapDocument.server';
import { waveJourney } from './journey.server';
import { openView, reading } from './openView.server';
import { faulty, refuse } from './report.server';
import { waveResolution } from './resolution.server';

type Opened = Awaited<ReturnType<typeof opened>>;

function opened(args: LoaderFunctionArgs) {
  return openView(args, reading(topicParameters));
}

const SHARES = {
  service: 'favourable',
  conditions: 'options',
  reactions: 'options',
  switching: 'options',
  reasons: 'options',
  told: 'thresholds',
} as const;

/**
 * One part of what a wave says of channels, waiting or loyalty; `view` null where the study has no
 * such item. Throws as openView does.
 */
export async function openTopic(args: LoaderFunctionArgs, topic: Topic) {
  const view = await opened(args);
  const { study, query, items, page } = view;
  const parts = TOPICS[topic].map((part) => ({ part, ...partChoices(study, part) }));
  const asked = parts.find(({ part }) => part === query.show);
  if (query.show !== undefined && !asked) throw faulty([{ path: '$.show', message: 'is no part' }]);
  const chosen = asked ?? parts.find(({ first }) => first.length > 0) ?? parts[0];
  if (!chosen) throw new Error('every topic has a part');
  const about = query.item
    ? query.item.map((key) => chosen.all.find((choice) => choice.key === key))
    : chosen.first;
  const known = about.filter((choice) => choice !== undefined);
  if (known.length < about.length) throw faulty([{ path: '$.item', message: 'cannot be that' }]);
  const made = known.length === 0 ? null : await partView(view, chosen.part, known);
  const labelOf = (key: string) => items.find((item) => item.key === key)?.label ?? key;
  const { confidence, adjust } = query;
  return {
    ...page,
    topic,
    parts: parts.map(({ part }) => part),
    part: chosen.part,
    asked: {
      items: known.map(({ key }) => key),
      confidence,
      adjust,
      axis: query.axis ?? ('' as const),
    },
    choices: chosen.all.map(({ key, items: together }) => ({
      key,
      label: together.map((item) => labelOf(item.key)).join(' → '),
    })),
    view: made?.view ?? null,
    asOf: (made?.asOf ?? view.context.now()).toISOString(),
  };
}

async function partView(view: Opened, part: TopicPart, about: readonly PartChoice[]) {
  const { context, wave, study, locale, query } = view;
  const keys = about.flatMap((choice) => choice.items.map(({ key }) => key));
  const weighted = query.weighted === 'true';
  const { confidence, adjust } = query;
  if (part === 'journey') {
    const [start, end] = about[0]?.items ?? [];
    if (!start || !end) return { view: null, asOf: null };
    const question = { start, end };
    const { report, asOf } = await waveJourney(context, wave, study, question, confidence);
    const given = { illustrations: wave.illustrations, locale, confidence };
    const shown = journeyView(study, question, report, given);
    return { view: { kind: 'journey' as const, ...shown }, asOf };
  }
  if (part === 'importance') {
    const [outcome] = about[0]?.items ?? [];
    const question = outcome ? loyaltyQuestion(study, outcome) : null;
    if (!question) return { view: null, asOf: null };
    const { illustrations } = wave;
    const asked = {
      outcome: question.outcome,
      drivers: question.drivers.join(),
      confidence,
      together: question.service,
    };
    const { report, asOf } = await waveDrivers(context, wave, asked).catch(refuse);
    const given = { illustrations, locale, confidence, together: question.service };
    return { view: { kind: 'drivers' as const, ...driversView(study, report, given) }, asOf };
  }
  const report = await waveReport(
    context,
    wave,
    { by: [], against: null, weighted, confidence, adjust },
    context.now(),
  ).catch(refuse);
  const shown = presentation({ ...report, illustrations: wave.illustrations, locale });
  if (part === 'resolution') {
    const [solved, outcome] = about[0]?.items ?? [];
    if (!solved || !outcome) return { view: null, asOf: null };
    const question = { solved, outcome };
    const found = await waveResolution(context, wave, study, question, confidence);
    const resolution = resolutionView(shown, question, found.report);
    return { view: { kind: 'shares' as const, part, ...resolution }, asOf: found.asOf };
  }
  if (part === 'waits') {
    const { sides } = await sidesIn(view);
    const totals = { manager: sides.manager.total, consumer: sides.consumer.total };
    const curves = curvesView(shown, about, totals, query.axis ?? null);
    return { view: { kind: 'curves' as const, ...curves }, asOf: report.asOf };
  }
  if (part !== 'ranking')
    return {
      view: { kind: 'shares' as const, part, ...sharesView(shown, keys, SHARES[part]) },
      asOf: report.asOf,
    };
  const order = await rankingIn(view, keys[0] ?? '', shown);
  return { view: order && { kind: 'order' as const, ...order }, asOf: report.asOf };
}

/** What readers see of a wave, counted to the moment. */
async function countedIn({ context, wave, query }: Opened) {
  const { confidence } = query;
  const weighted = query.weighted === 'true';
  const { study, tallies } = await counted(context, wave, {
    breaks: [],
    confidence,
    weighted,
    patience: null,
  });
  return { study, tallies, weighted, settings: settingsOf(wave) };
}

/** Both sides as a report weighs them. */
async function sidesIn(opened: Opened) {
  const { study, tallies, weighted, settings } = await countedIn(opened);
  return sidesOf(study, tallies, weighted, settings.weighting);
}

/** A ranking as a whole, beside the rows of the report. */
async function rankingIn(opened: Opened, item: string, shown: ReportView) {
  const { study, tallies, weighted, settings } = await countedIn(opened);
  const { confidence } = opened.query;
  const options = { ...settings, confidence, adjust: 'none' as const, weighted };
  const ranking = choices(study, tallies, options).rankings.find((row) => row.item === item);
  return ranking ? orderView(shown, ranking) : null;
}
