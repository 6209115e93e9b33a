import { publications } from '../seeds/publications';
import { type Finding, findingMark, type ShownFinding } from './gap/findingMarks';
import type { Reproducing } from './gap/reproduction';
import { defaultLocale, localize } from './study/text';

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

/**
 * The published statements that a view of a wave answers too, beside its own figures. None beside
 * answers that are made up after a publication.
 */
export function findingsBeside(
  { illustrations }: { illustrations: readonly unknown[] },
  locale: string,
  fits: (finding: Finding) => Finding | null,
  given: Partial<Reproducing>,
  /** What items are called, where a statement names some in order. */
  items: readonly { key: string; label: string }[] = [],
): ShownFinding[] {
  if (illustrations.length > 0) return [];
  const figures = { rows: [], groups: () => null, drivers: () => null, ...given };
  return publishedFindings(locale).flatMap(({ finding, id, label, title, source }) => {
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
