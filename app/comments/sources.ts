import { otherOption } from '../study/answers';
import { AUDIENCES, type Audience, favourableOf, type Item, type Study } from '../study/document';
import type { Dimension } from './filters';

/** A place where people write freely: a text item, or the text of an "other". */
export interface CommentSource {
  /** Where it stands among a response's answers. */
  key: string;
  item: string;
  isOther: boolean;
  /** The sides that are asked. */
  audiences: Audience[];
}

/** The free answers that a study asks for, texts first. */
export function commentSources(study: Study): CommentSource[] {
  const of = (item: Item, isOther: boolean): CommentSource => ({
    key: isOther ? `${item.key}.other` : item.key,
    item: item.key,
    isOther,
    audiences: AUDIENCES.filter((audience) => isAskedOf(item, audience)),
  });
  return [
    ...study.items.filter(({ kind }) => kind === 'text').map((item) => of(item, false)),
    ...study.items.filter((item) => otherOption(item) !== undefined).map((item) => of(item, true)),
  ];
}

function isAskedOf(item: Item, audience: Audience): boolean {
  return item.wording[audience] !== undefined;
}

/** Most items of each kind that comments can be filtered by. */
const MOST = 12;

/**
 * What a side's comments might be filtered by: its segment items, and in turn with them the items of
 * the index, then other items with favourable answers. In turn, since what comes first leaves less
 * for what comes after it.
 */
export function commentDimensions(study: Study, audience: Audience): Dimension[] {
  const asked = study.items.filter((item) => isAskedOf(item, audience));
  const isSegment = (item: Item) => item.kind === 'single' && item.segment === true;
  const rated = asked.filter((item) => !isSegment(item) && favourableOf(study, item) !== null);
  const inIndex = ({ key }: Item) => Number(!study.index?.includes(key));
  const segments = asked
    .filter(isSegment)
    .slice(0, MOST)
    .map(({ key }) => ({ item: key, kind: 'segment' as const }));
  const ratings = rated
    .sort((a, b) => inIndex(a) - inIndex(b))
    .slice(0, MOST)
    .map(({ key }) => ({ item: key, kind: 'rating' as const }));
  return Array.from({ length: Math.max(segments.length, ratings.length) }, (_, at) => [
    ...segments.slice(at, at + 1),
    ...ratings.slice(at, at + 1),
  ]).flat();
}

/** The stored answers that a value of a dimension stands for: a code, or `yes` and `no`. */
export function codesOf(study: Study, { item: key, kind }: Dimension, value: string): string[] {
  if (kind === 'segment') return [value];
  const item = study.items.find((one) => one.key === key);
  const favourable = item ? (favourableOf(study, item) ?? []) : [];
  if (value === 'yes') return [...favourable];
  const options =
    item?.kind === 'scale'
      ? (study.scales?.[item.scale]?.options ?? [])
      : item?.kind === 'single'
        ? item.options
        : [];
  return options.map(({ code }) => code).filter((code) => !favourable.includes(code));
}

/** The value of a dimension that a stored answer has; null: none. */
export function valueReader(
  study: Study,
  { item: key, kind }: Dimension,
): (answer: unknown) => string | null {
  const item = study.items.find((one) => one.key === key);
  const favourable = item ? (favourableOf(study, item) ?? []) : [];
  return (answer) => {
    if (typeof answer !== 'string' || answer === 'dk') return null;
    if (kind === 'segment') return answer;
    return favourable.includes(answer) ? 'yes' : 'no';
  };
}
