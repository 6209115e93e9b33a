import type { LoaderFunctionArgs } from '@remix-run/node';
import { groupPageParameters } from './api/partParameters';
import { findingsBeside } from './findings.server';
import { isAboutGroup, type ShownFinding } from './gap/findingMarks';
import { answersOf, type GroupQuestion, groupPlan } from './gap/groupQuestion';
import { groupChoices, groupsView } from './gap/groupsView';
import { waveGroups } from './groups.server';
import { openView, reading } from './openView.server';
import { faulty, refuse } from './report.server';
import { statedGroups } from './stated.server';
import { optionsOf, type Study } from './study/document';
import { segmentItems } from './tables.server';

/**
 * A group of a wave's respondents, held against others; `view` null where the study has neither
 * segment items nor two figures of the same people. Throws as openView does.
 */
export async function openGroups(args: LoaderFunctionArgs) {
  const { context, wave, study, locale, query, page } = await openView(
    args,
    reading(groupPageParameters),
  );
  const { confidence } = query;
  const question = questionOf(study, query);
  if (query.item && question?.item !== query.item)
    throw faulty([{ path: '$.item', message: 'is no item with figures' }]);
  const given = { illustrations: wave.illustrations, locale };
  const now = context.now();
  const none: ShownFinding[] = [];
  if (!question)
    return {
      ...page,
      view: null,
      choices: null,
      findings: none,
      isWeighted: false,
      question,
      confidence,
      asOf: now.toISOString(),
    };
  const asked = { ...question, confidence, weighted: query.weighted === 'true' };
  const { report, isWeighted, asOf } = await waveGroups(context, wave, asked).catch(refuse);
  const statements = statedGroups(wave);
  return {
    ...page,
    view: groupsView(study, question, report, { ...given, confidence, statements }),
    choices: groupChoices(study, question, given),
    findings: findingsBeside(
      wave,
      study,
      locale,
      (finding) => (isAboutGroup(finding, question) ? finding : null),
      { groups: (_, audience) => report[audience] },
    ),
    isWeighted,
    question,
    confidence,
    asOf: (asOf ?? now).toISOString(),
  };
}

interface Asked {
  item?: string | undefined;
  option?: string[] | undefined;
  by?: string[] | undefined;
  in?: string[] | undefined;
  than?: string[] | undefined;
  to?: string | undefined;
}

/** What an address asks for; what a choice before it no longer has is left out, what is missing chosen. */
function questionOf(study: Study, asked: Asked): GroupQuestion | null {
  const segments = segmentItems(study);
  const items = study.items.filter(({ kind }) => kind !== 'text');
  const item =
    items.find(({ key }) => key === asked.item) ??
    (asked.item === undefined ? items.find(({ key }) => !segments.includes(key)) : undefined);
  if (!item) return null;
  const answers = answersOf(study, item);
  const options = (asked.option ?? []).filter((option) => answers.includes(option));
  const first = groupPlan(study, { item: item.key, options: [] }) ? [] : answers.slice(0, 1);
  // Other views break by several items or by pairs; a group is one item's.
  const named = asked.by?.[0]?.split('*')[0] ?? null;
  const to = asked.to ?? null;
  const by = named ?? (to === null ? (segments[0] ?? null) : null);
  if (by === null && to === null) return null;
  const segment = study.items.find(({ key }) => key === by);
  const codes = segment ? optionsOf(study, segment).map(({ code }) => code) : [];
  const known = (given: readonly string[] | undefined) =>
    codes.filter((code) => given?.includes(code));
  const group = known(asked.in);
  const own = group.length > 0 || to !== null ? group : codes.slice(0, 1);
  const than = to === null ? known(asked.than).filter((code) => !own.includes(code)) : [];
  return {
    item: item.key,
    options: options.length > 0 ? options : first,
    by,
    codes: own,
    than,
    to,
  };
}
