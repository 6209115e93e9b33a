import type { LoaderFunctionArgs } from '@remix-run/node';
import { FIRST_ORGANISATION } from '../db/organisations.server';
import { findStudy } from '../db/studies.server';
import { findWaveByKey, type Wave } from '../db/waves.server';
import { type Publication, publications } from '../seeds/publications';
import { scopeOf } from './accounts/reading.server';
import { waveDrivers } from './drivers.server';
import type { GroupReport } from './gap/groups';
import { studyView } from './gap/presentation';
import {
  type FoundDrivers,
  groupAsked,
  meets,
  type Reproduced,
  type Reproducing,
  reproduced,
  type Statement,
  unitOfStatement,
} from './gap/reproduction';
import { waveReport } from './gapDocument.server';
import { waveGroups } from './groups.server';
import { reportLink } from './links.server';
import { assumed, workedExample } from './money/published';
import type { Range } from './money/range';
import { reportLanguage } from './reportLanguage';
import { placeOf } from './statementPlace.server';
import type { Audience } from './study/document';
import type { FigureView, PublicationView } from './ui/reproducedView';

type Stated = Statement & { id: string; label: Record<string, string> };

/** How sure the intervals are: the estimates are the same at any confidence. */
const CONFIDENCE = 0.95;

/** Every published figure beside the one that the program computes from the demo's answers. */
export async function openFigures(args: LoaderFunctionArgs) {
  const locale = reportLanguage(args.request);
  const found: PublicationView[] = [];
  for (const publication of publications()) {
    const wave = await syntheticWave(args, publication);
    if (wave) found.push(await publicationView(args, wave, publication, locale));
  }
  return { locale, publications: found };
}

/** What a file of the page is called; their respondents are synthetic. */
export const FIGURES_FILE = 'synthetic-reproduced-figures';

/** The wave of a publication's synthetic respondents, where the demo is loaded. */
async function syntheticWave(
  { context: { db } }: LoaderFunctionArgs,
  { key }: Publication,
): Promise<Wave | null> {
  const study = await findStudy(db, FIRST_ORGANISATION, key);
  const wave = study && (await findWaveByKey(db, study.id, 'published'));
  return wave?.synthetic ? wave : null;
}

async function publicationView(
  args: LoaderFunctionArgs,
  wave: Wave,
  { key, figures }: Publication,
  locale: string,
): Promise<PublicationView> {
  const statements: Stated[] = [
    ...figures.figures.map((figure) => ({ ...figure, kind: 'row' as const })),
    ...figures.derived,
  ];
  const { study, given } = await reproducing(args, wave, statements);
  const { title, language, items } = studyView(study, wave.illustrations, locale);
  const address = await addressing(args, wave);
  const labelOf = (item: string) => items.find((known) => known.key === item)?.label ?? item;
  const labelled = (value: number | string[] | null) =>
    Array.isArray(value) ? value.map(labelOf) : value;
  return {
    key,
    title,
    language,
    source: localized(figures.source, locale),
    note: localized(figures.note, locale),
    responses: {
      consumer: wave.audiences.consumer.target,
      manager: wave.audiences.manager.target,
    },
    href: address('report', []),
    figures: [
      ...statements.map(findingView),
      ...figures.calculated.map((figure) => calculatedView(figure, address, locale)),
    ],
  };

  function findingView(statement: Stated): FigureView {
    const result: Reproduced = reproduced(statement, given);
    return {
      id: statement.id,
      label: localized(statement.label, locale),
      audience: statement.audience,
      kind: 'finding',
      unit: unitOfStatement(statement),
      published: labelled(statement.value) ?? [],
      approx: statement.approx,
      computed: labelled(result.computed),
      difference: result.difference,
      base: result.base,
      interval: result.interval,
      met: result.met,
      href: viewOf(statement, address),
      language: statement.kind === 'order' ? language : null,
    };
  }
}

type Calculated = Publication['figures']['calculated'][number];

/** What is worked out from inputs or taken as given, beside what the calculator does. */
function calculatedView(figure: Calculated, address: Address, locale: string): FigureView {
  const { id, kind, unit, value: published } = figure;
  const range = kind === 'example' ? workedExample(figure.result) : assumed(id);
  const ends = Array.isArray(published) ? published : [published, published];
  const isMet = (at: 0 | 1, end: number | undefined) => meets(ends[at] ?? 0, null, end ?? null, 0);
  return {
    id,
    label: localized(figure.label, locale),
    audience: null,
    kind,
    unit,
    published,
    approx: null,
    computed: range && shown(range),
    difference: range && differenceOf(range, published),
    base: null,
    interval: null,
    met: isMet(0, range?.low) && isMet(1, range?.high),
    // The calculator as it starts, with none of the wave's own shares.
    href: address('money', [
      ['unhappy_of', 'typed'],
      ['leave_of', 'typed'],
      ['late_of', 'typed'],
      ['churn_of', 'typed'],
    ]),
    language: null,
  };
}

/** Computed minus published, of both ends where a range is stated. */
function differenceOf(
  { low, high }: Range,
  published: number | readonly [number, number],
): FigureView['difference'] {
  return typeof published === 'number'
    ? low - published
    : [low - published[0], high - published[1]];
}

function shown({ low, high }: Range): number | [number, number] {
  return low === high ? low : [low, high];
}

/** What a wave's own report and drivers say, for statements to be looked up in. */
async function reproducing(
  { context }: LoaderFunctionArgs,
  wave: Wave,
  statements: readonly Statement[],
): Promise<{ study: Publication['study']; given: Reproducing }> {
  const { study, figures } = await waveReport(
    context,
    wave,
    {
      by: [],
      against: null,
      weighted: false,
      confidence: CONFIDENCE,
      adjust: 'holm',
    },
    context.now(),
  );
  const nameOf = (asked: { outcome: string; drivers: string[]; of?: string[] }) =>
    [[asked.outcome], asked.drivers, asked.of ?? []].map((keys) => keys.join()).join(': ');
  const known = new Map<string, Record<Audience, FoundDrivers>>();
  for (const statement of statements) {
    if (!('outcome' in statement) || known.has(nameOf(statement))) continue;
    const { outcome, drivers } = statement;
    const asked = { outcome, drivers: drivers.join(), confidence: CONFIDENCE };
    const together = 'of' in statement ? statement.of : [];
    const { report } = await waveDrivers(context, wave, { ...asked, together });
    const side = (audience: Audience) => ({
      ...report[audience],
      together: report.together?.[audience] ?? null,
    });
    known.set(nameOf(statement), { manager: side('manager'), consumer: side('consumer') });
  }
  const groups = new Map<string, GroupReport>();
  for (const statement of statements) {
    if (!('among' in statement || 'to' in statement)) continue;
    const question = groupAsked(statement);
    const asked = { ...question, confidence: CONFIDENCE, weighted: false };
    groups.set(JSON.stringify(question), (await waveGroups(context, wave, asked)).report);
  }
  return {
    study,
    given: {
      rows: figures.rows,
      groups: (question, audience) => groups.get(JSON.stringify(question))?.[audience] ?? null,
      drivers: (question, audience) => known.get(nameOf(question))?.[audience] ?? null,
    },
  };
}

type Address = (
  view: 'report' | 'groups' | 'drivers' | 'loyalty' | 'money',
  search: readonly (readonly [string, string])[],
  anchor?: string,
) => string;

/**
 * Makes addresses of a wave's views. Whoever may not read it anyway gets a signed link: the
 * respondents are made up, and there is nothing to keep from anybody.
 */
async function addressing({ context, request }: LoaderFunctionArgs, wave: Wave): Promise<Address> {
  const signedIn = await context.signedIn();
  const mayRead = signedIn && !signedIn.user.mustChange && scopeOf(signedIn.user) === 'all';
  const signed = new URL(reportLink(context.links, wave.id, context.now())).searchParams;
  const lang = new URL(request.url).searchParams.get('lang');
  return (view, search, anchor) => {
    const query = new URLSearchParams([
      ...search.map(([name, value]) => [name, value]),
      ...(mayRead ? [] : signed),
      ...(lang === null ? [] : [['lang', lang]]),
    ]);
    const asked = query.size === 0 ? '' : `?${query}`;
    return `/waves/${wave.id}/${view}${asked}${anchor === undefined ? '' : `#${anchor}`}`;
  };
}

/** The address of the view that computes a statement. */
function viewOf(statement: Statement, address: Address): string {
  const { view, search, anchor } = placeOf(statement);
  return address(view, search, anchor);
}

function localized(text: Record<string, string>, locale: string): string {
  return text[locale] ?? text.en ?? '';
}
