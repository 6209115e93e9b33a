import type { LoaderFunctionArgs } from '@remix-run/node';
import { waveAcceptance } from './acceptance.server';
import { topicParameters } from './api/partParameters';
import { waveConsistency } from './consistency.server';
import { waveDrivers } from './drivers.server';
import { findingsBeside } from './findings.server';
import { acceptanceView } from './gap/acceptanceView';
import { ratedAlike } from './gap/channelConsistency';
import { choices } from './gap/choices';
import { curvesView } from './gap/curvesView';
import { driversView } from './gap/driversView';
import { breaksInFocus } from './gap/focus';
import { comparedMatters, firstDrawn, type JourneyView, journeyView } from './gap/journeyView';
import { loyaltyQuestion } from './gap/loyaltyDrivers';
import { orderView } from './gap/orderView';
import { presentation, type ReportView } from './gap/presentation';
import { groupAsked } from './gap/reproduction';
import { resolutionView } from './gap/resolutionView';
import { type Segment, sidesBy } from './gap/segments';
import { sharesView } from './gap/sharesView';
import { sidesOf } from './gap/sides';
import type { PartChoice, TopicPart } from './gap/topics';
import type { TopicView } from './gap/topicView';
import { counted, settingsOf, waveReport } from './gapDocument.server';
import { waveGroups } from './groups.server';
import { waveJourney } from './journey.server';
import { openView, reading } from './openView.server';
import { focused, refuse } from './report.server';
import { waveResolution } from './resolution.server';
import { statedDrivers, statedGroups } from './stated.server';
import type { Audience } from './study/document';

/** What every part of a topic begins with. */
export function openedTopic(args: LoaderFunctionArgs) {
  return openView(args, reading(topicParameters));
}

type Opened = Awaited<ReturnType<typeof openedTopic>>;

/** A part as its page shows it, the moment of what is in it, and what is to be said of weights. */
interface PartShown {
  view: TopicView | null;
  asOf: Date | null;
  weights: Pick<ReportView, 'weightProblems' | 'audiences'> | null;
  /** Whether its answers weigh differently, where nothing is said of weights. */
  differ?: boolean;
}

const SHARES = {
  service: 'favourable',
  conditions: 'options',
  reactions: 'options',
  switching: 'options',
  reasons: 'options',
  told: 'thresholds',
} as const;

/** What is shown of the items that a part is about. */
export async function topicPart(
  opened: Opened,
  part: TopicPart,
  about: readonly PartChoice[],
): Promise<PartShown> {
  if (part === 'importance') return await importance(opened, about);
  const { context, wave, locale, query } = opened;
  const { confidence, adjust } = query;
  const weighted = isWeighted(opened);
  const focus = canBeInPart(part) ? opened.focus : null;
  const by = focus ? breaksInFocus(focus, []) : [];
  const asked = { by, against: null, weighted, confidence, adjust };
  const whole = await waveReport(context, wave, asked, context.now()).catch(refuse);
  const report = focus
    ? await focused(context, wave, { report: whole, focus, query: asked })
    : whole;
  const { illustrations } = wave;
  const shown = presentation({ ...report, illustrations, locale, focus });
  const { weightProblems, audiences } = shown;
  const found =
    part === 'journey'
      ? await journeys(opened, about, shown)
      : part === 'resolution'
        ? await solvedFirst(opened, about, shown)
        : part === 'acceptance'
          ? await accepted(opened, about, shown)
          : await reported(opened, part, about, shown);
  return { asOf: report.asOf, ...found, weights: { weightProblems, audiences } };
}

/**
 * Whether a part can be of one segment: those that are made of the report's rows and tallies, which the
 * report withholds by segment, and drivers. What counts two items together decides by itself what to
 * withhold, and knows of no third item.
 */
export function canBeInPart(part: TopicPart): boolean {
  return Object.hasOwn(SHARES, part) || ['ranking', 'waits', 'importance'].includes(part);
}

function isWeighted({ query }: Opened): boolean {
  return query.weighted === 'true';
}

/** What follows from the rows of the report, and its tallies. */
async function reported(
  opened: Opened,
  part: Exclude<TopicPart, 'importance' | 'journey' | 'resolution' | 'acceptance'>,
  about: readonly PartChoice[],
  shown: ReportView,
): Promise<{ view: TopicView | null }> {
  const items = about.flatMap((choice) => choice.items);
  const keys = items.map(({ key }) => key);
  if (part === 'waits') {
    const { query, study } = opened;
    const sides = await sidesIn(opened);
    return {
      view: { kind: 'curves', ...curvesView(study, shown, about, sides, query.axis ?? null) },
    };
  }
  if (part === 'ranking') {
    const order = await rankingIn(opened, keys[0] ?? '', shown);
    return { view: order && { kind: 'order', ...order } };
  }
  const view = { kind: 'shares' as const, part, ...sharesView(shown, keys, SHARES[part]) };
  // How alike channels are rated is known of everybody alone.
  const alike = part === 'service' && !opened.focus ? ratedAlike(opened.study, items) : [];
  if (alike.length === 0) return { view };
  const { context, wave, study } = opened;
  const consistency = await waveConsistency(context, wave, study, alike, isWeighted(opened));
  // What illustrates is tested for nothing.
  const isMadeUp = (side: Audience) =>
    shown.items.some(
      ({ key, illustrated }) => consistency.items.includes(key) && illustrated.includes(side),
    );
  const [manager, consumer] = [isMadeUp('manager'), isMadeUp('consumer')];
  const tested = {
    ...consistency,
    manager: manager ? null : consistency.manager,
    consumer: consumer ? null : consistency.consumer,
    gap: manager || consumer ? null : consistency.gap,
  };
  return { view: { ...view, consistency: tested } };
}

/** What the first contact solved, from two items' raw answers together. */
async function solvedFirst(
  { context, wave, study, query }: Opened,
  about: readonly PartChoice[],
  shown: ReportView,
): Promise<{ view: TopicView | null; asOf?: Date | null }> {
  const [solved, outcome] = about[0]?.items ?? [];
  if (!solved || !outcome) return { view: null };
  const settings = { confidence: query.confidence, weighted: query.weighted === 'true' };
  const question = { solved, outcome };
  const { report, asOf } = await waveResolution(context, wave, study, question, settings);
  const view = resolutionView(shown, question, report);
  const lift = await publishedLift(context, wave, solved.key, outcome.key, settings);
  return { view: { kind: 'shares', part: 'resolution', ...view, ...(lift ? { lift } : {}) }, asOf };
}

/** What the publication behind a wave states of it: the mean of those who were helped against everybody's. */
async function publishedLift(
  context: Opened['context'],
  wave: Opened['wave'],
  solved: string,
  outcome: string,
  settings: { confidence: number; weighted: boolean },
) {
  const stated = statedGroups(wave).find(
    (statement) =>
      statement.kind === 'relative' &&
      statement.audience === 'consumer' &&
      statement.item === outcome &&
      statement.among.item === solved &&
      statement.against === null,
  );
  if (!stated) return null;
  const { report } = await waveGroups(context, wave, { ...groupAsked(stated), ...settings });
  const { relative } = report.consumer;
  return relative.value === null ? null : relative;
}

/** What is accepted with each condition and without it, from two items' raw answers together. */
async function accepted(
  { context, wave, study, query }: Opened,
  about: readonly PartChoice[],
  shown: ReportView,
): Promise<{ view: TopicView | null; asOf?: Date | null }> {
  const [wait, condition] = about[0]?.items ?? [];
  if (!wait || !condition) return { view: null };
  const settings = { confidence: query.confidence, weighted: query.weighted === 'true' };
  const question = { wait, condition };
  const { report, asOf } = await waveAcceptance(context, wave, study, question, settings);
  return { view: { kind: 'acceptance', ...acceptanceView(shown, question, report) }, asOf };
}

/** The ways of each kind of matter, from two items' raw answers together. */
async function journeys(
  { context, wave, study, query }: Opened,
  about: readonly PartChoice[],
  shown: ReportView,
): Promise<{ view: TopicView | null; asOf?: Date | null }> {
  const settings = { confidence: query.confidence, weighted: query.weighted === 'true' };
  const matters: JourneyView[] = [];
  let asked: JourneyView | null = null;
  let latest: Date | null = null;
  for (const { key, items } of about) {
    const [start, end] = items;
    if (!start || !end) continue;
    const question = { start, end };
    const { report, asOf } = await waveJourney(context, wave, study, question, settings);
    const matter = journeyView(study, question, report, shown);
    matters.push(matter);
    if (key === query.matter) asked = matter;
    latest = asOf ?? latest;
  }
  const drawn = asked ?? firstDrawn(matters);
  const compared = asked ? null : comparedMatters(matters);
  return { view: drawn && { kind: 'journey', matters, drawn, compared }, asOf: latest };
}

/** What service has of all that drives loyalty. */
async function importance(
  { context, wave, study, locale, query, focus }: Opened,
  about: readonly PartChoice[],
): Promise<PartShown> {
  const [outcome] = about[0]?.items ?? [];
  const question = outcome ? loyaltyQuestion(study, outcome) : null;
  if (!question) return { view: null, asOf: null, weights: null };
  const { confidence } = query;
  const { illustrations } = wave;
  const together = question.service;
  const asked = {
    outcome: question.outcome,
    drivers: question.drivers.join(),
    confidence,
    weighted: query.weighted === 'true',
    together,
    focus,
  };
  const {
    report,
    isWeighted: differ,
    asOf,
  } = await waveDrivers(context, wave, asked).catch(refuse);
  // Publications state what drives everybody.
  const statements = focus ? [] : statedDrivers(wave);
  const given = { illustrations, locale, confidence, together, statements };
  // Service and what else drives loyalty are known by their roles, in any study.
  const findings = findingsBeside(
    wave,
    study,
    locale,
    (finding) =>
      finding.kind === 'importance' && !focus
        ? {
            ...finding,
            outcome: question.outcome,
            drivers: [...question.drivers],
            of: [...together],
          }
        : null,
    {
      drivers: (_, audience) => ({
        ...report[audience],
        together: report.together?.[audience] ?? null,
      }),
    },
  );
  return {
    view: { kind: 'drivers', ...driversView(study, report, given), findings },
    asOf,
    weights: null,
    differ,
  };
}

/** What readers see of a wave, counted to the moment. */
async function countedIn(opened: Opened) {
  const { context, wave, query } = opened;
  const { confidence } = query;
  const weighted = isWeighted(opened);
  const { study, tallies } = await counted(context, wave, {
    breaks: [],
    confidence,
    weighted,
    patience: null,
  });
  return { study, tallies, weighted, settings: settingsOf(wave) };
}

/** Both sides as a report weighs them, of everybody or of one segment. */
async function sidesIn(opened: Opened) {
  const { study, tallies, weighted, settings } = await countedIn(opened);
  const { sides } = sidesOf(study, tallies, weighted, settings.weighting);
  const segment = [...(opened.focus ?? [])];
  return sidesBy(study, sides, brokenBy(segment))(segment);
}

/** The items that a segment is of. */
function brokenBy(segment: Segment): string[] {
  return segment.map(({ item }) => item);
}

/** A ranking as a whole, beside the rows of the report. */
async function rankingIn(opened: Opened, item: string, shown: ReportView) {
  const { study, tallies, weighted, settings } = await countedIn(opened);
  const { confidence } = opened.query;
  const { illustrations } = opened.wave;
  const segment = [...(opened.focus ?? [])];
  const { rankings } = choices(study, tallies, {
    ...{ ...settings, illustrations, confidence, adjust: 'none', weighted },
    by: segment.length > 0 ? [brokenBy(segment)] : [],
  });
  const isAsked = (found: Segment | null) =>
    (found ?? []).length === segment.length &&
    segment.every(({ code }, at) => found?.[at]?.code === code);
  const ranking = rankings.find((row) => row.item === item && isAsked(row.segment));
  return ranking ? orderView(shown, ranking) : null;
}
