import { publications } from '../seeds/publications';
import { type Finding, findingMark, type ShownFinding } from './gap/findingMarks';
import { findingIn } from './gap/ownFinding';
import { type Reproducing, unitOfStatement } from './gap/reproduction';
import { placeOf } from './statementPlace.server';
import type { Study } from './study/document';
import { defaultLocale, localize } from './study/text';
import type { ElsewhereFinding } from './ui/Elsewhere';

/** What a publication states of groups or drivers, and where. */
export interface PublishedFinding {
  finding: Finding;
  id: string;
  study: string;
  label: string;
  /** The publication's title. */
  title: string;
  source: string;
}

/** What the five publications state that no row of a report is about. */
export function publishedFindings(locale: string): PublishedFinding[] {
  return publications().flatMap(({ key, study, figures }) => {
    const text = (of: Record<string, string>) => localize(of, locale, defaultLocale(study));
    return figures.derived.map(({ id, label, ...finding }) => ({
      finding,
      id,
      study: key,
      label: text(label),
      title: text(study.title),
      source: text(figures.source),
    }));
  });
}

/** The same, asked of a study's own items, as far as it asks it. */
export function ownFindings(study: Study, locale: string): PublishedFinding[] {
  const published = publications();
  return publishedFindings(locale).flatMap((stated) => {
    const from = published.find(({ key }) => key === stated.study)?.study;
    const finding = from && findingIn(stated.finding, from, study);
    return finding ? [{ ...stated, finding }] : [];
  });
}

/** What publications state of a study's groups and drivers; nothing of answers made up after them. */
export function findingsElsewhere(
  { illustrations }: { illustrations: readonly unknown[] },
  study: Study,
  items: readonly { key: string; label: string }[],
  locale: string,
): ElsewhereFinding[] {
  if (illustrations.length > 0) return [];
  const labelOf = (key: string) => items.find((item) => item.key === key)?.label ?? key;
  return ownFindings(study, locale).map(({ finding, id, label, title }) => {
    const { value: published, approx } = finding;
    const { view, search } = placeOf(finding);
    return {
      id,
      label,
      title,
      published: Array.isArray(published) ? published.map(labelOf) : published,
      approx,
      unit: unitOfStatement(finding),
      view,
      search,
    };
  });
}

/**
 * The published statements that a view of a wave answers too, beside its own figures. None beside
 * answers that are made up after a publication.
 */
export function findingsBeside(
  { illustrations }: { illustrations: readonly unknown[] },
  study: Study,
  locale: string,
  fits: (finding: Finding) => Finding | null,
  given: Partial<Reproducing>,
  /** What items are called, where a statement names some in order. */
  items: readonly { key: string; label: string }[] = [],
): ShownFinding[] {
  if (illustrations.length > 0) return [];
  const figures = { rows: [], groups: () => null, drivers: () => null, ...given };
  return ownFindings(study, locale).flatMap(({ finding, id, label, title, source }) => {
    const asked = fits(finding);
    if (!asked) return [];
    const mark = findingMark(asked, figures);
    const named = <Value>(value: Value | string[]) =>
      Array.isArray(value)
        ? value.map((key) => items.find((item) => item.key === key)?.label ?? key)
        : value;
    const { published, own } = mark;
    const order = Array.isArray(published) ? published : null;
    const said = { published: named(published), own: named(own), order };
    return [{ ...mark, ...said, id, label, title, source }];
  });
}
