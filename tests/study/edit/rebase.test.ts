import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { applyEdits } from '../../../app/study/edit/apply';
import { changesBetween, made, mergedOrder, reversed } from '../../../app/study/edit/changes';
import {
  type Draft,
  documentOf,
  draftOf,
  draftSchema,
  studyOf,
} from '../../../app/study/edit/draft';
import type { StudyEdit } from '../../../app/study/edit/edits';
import { rebased } from '../../../app/study/edit/rebase';
import { everyKind, everyKindStudy } from '../fixtures';

const draft = () => draftOf(everyKindStudy());
const json = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

function applied(edits: readonly StudyEdit[], to: Draft = draft()): Draft {
  const result = applyEdits(to, edits);
  if ('refusal' in result) throw new Error(JSON.stringify(result));
  return result.draft;
}

const ITEMS = everyKind().items.map(({ key }) => key);
const SIDES = ['consumer', 'manager'] as const;
const CODES = ['hard', 'fair', 'easy', 'yes', 'no', 'else', 'app', 'desk', 'price', 'N', 'gone'];

const item = fc.constantFrom(...ITEMS, 'gone');
const audience = fc.constantFrom(...SIDES);
const side = fc.constantFrom('before' as const, 'after' as const);
const references = fc.constantFrom('refuse' as const, 'remove' as const);
const owner = fc.oneof(
  fc.record({ of: fc.constant('items' as const), owner: item }),
  fc.record({ of: fc.constant('scales' as const), owner: fc.constantFrom('ease', 'gone') }),
);
const code = fc.constantFrom(...CODES);
const label = fc.string({ maxLength: 20 });
const page = fc.constantFrom('stay', 'after', 'end', 'all', 'gone');
const set = (at: fc.Arbitrary<string[]>, given: fc.Arbitrary<string>) =>
  fc.record({ do: fc.constant('set' as const), at, given: fc.tuple(given) });

/** Any edit, sensible or not. */
const edit: fc.Arbitrary<StudyEdit> = fc.oneof(
  set(
    fc.oneof(
      fc.tuple(
        fc.constant('items'),
        item,
        fc.constant('wording'),
        audience,
        fc.constantFrom('en', 'sv', 'de'),
      ),
      fc.tuple(fc.constant('items'), item, fc.constant('label'), fc.constantFrom('en', 'sv')),
      fc.tuple(
        fc.constant('items'),
        item,
        fc.constant('options'),
        code,
        fc.constant('label'),
        fc.constant('en'),
      ),
      fc.tuple(fc.constant('items'), item, fc.constant('favourable'), code),
      fc.tuple(fc.constant('scales'), fc.constant('ease'), fc.constant('favourable'), code),
      fc.tuple(fc.constant('index'), item),
    ),
    fc.oneof(label, fc.constant('1'), fc.constant('')),
  ),
  set(
    fc.tuple(
      fc.constant('items'),
      item,
      fc.constantFrom(
        'kind',
        'required',
        'construct',
        'scale',
        'min',
        'thresholds',
        'rankTop',
        'role',
      ),
    ),
    fc.oneof(fc.constantFrom('nps', 'single', 'scale', 'ranking', '1', '3,5', '1; 2', ''), label),
  ),
  set(
    fc.tuple(fc.constant('items'), item, fc.constant('asked'), audience),
    fc.constantFrom('', '1'),
  ),
  fc.record({
    do: fc.constant('item.add' as const),
    kind: fc.constantFrom('scale' as const, 'nps' as const, 'multiple' as const),
    label,
    key: fc.constantFrom('', 'new', 'booking', 'Bad key'),
    construct: fc.constant(''),
    scale: fc.constantFrom('', 'ease'),
    asked: fc.constantFrom('both' as const, 'manager' as const),
  }),
  fc.record({ do: fc.constant('item.remove' as const), item, references }),
  fc.record({ do: fc.constant('item.duplicate' as const), item }),
  fc.record({ do: fc.constant('item.move' as const), item, beside: item, side }),
  fc.record({
    do: fc.constant('item.rename' as const),
    item,
    to: fc.constantFrom('renamed', 'booking', ''),
  }),
  owner.chain((of) =>
    fc
      .oneof(
        fc.record({
          do: fc.constant('option.add' as const),
          label,
          code: fc.constantFrom('', 'x', 'a|b'),
        }),
        fc.record({ do: fc.constant('option.remove' as const), code, references }),
        fc.record({ do: fc.constant('option.move' as const), code, beside: code, side }),
        fc.record({
          do: fc.constant('option.rename' as const),
          code,
          to: fc.constantFrom('y', 'no', ''),
        }),
      )
      .map((rest): StudyEdit => ({ ...of, ...rest })),
  ),
  fc.record({
    do: fc.constant('net.remove' as const),
    item,
    code: fc.constantFrom('digital', 'not_yes'),
  }),
  fc.record({
    do: fc.constant('scale.rename' as const),
    scale: fc.constantFrom('ease', 'gone'),
    to: fc.constantFrom('light', 'ease'),
  }),
  fc.record({ do: fc.constant('page.add' as const), audience, title: label }),
  fc.record({ do: fc.constant('page.remove' as const), audience, page }),
  fc.record({ do: fc.constant('page.move' as const), audience, page, beside: page, side }),
  fc.record({ do: fc.constant('entry.move' as const), audience, item, page }),
  fc.record({
    do: fc.constant('locale.add' as const),
    locale: fc.constantFrom('de', 'sv', 'no language'),
  }),
  fc.record({
    do: fc.constant('locale.remove' as const),
    locale: fc.constantFrom('en', 'sv', 'de'),
  }),
);
const edits = fc.array(edit, { minLength: 1, maxLength: 8 });

/** The drafts that edits lead to, those that are refused left out. */
function path(all: readonly StudyEdit[]): Draft[] {
  const drafts = [draft()];
  for (const one of all) {
    const result = applyEdits(drafts.at(-1) ?? draft(), [one]);
    if ('draft' in result) drafts.push(result.draft);
  }
  return drafts;
}

it('a study is the same after it was a draft', () => {
  expect(studyOf(draft())).toEqual({ study: everyKindStudy() });
});

it('no edit throws, changes what it was given, or leaves what cannot be read again', () => {
  fc.assert(
    fc.property(edits, (all) => {
      const before = draft();
      for (const next of path(all)) {
        expect(json(draftSchema.parse(json(next)))).toEqual(json(next));
        expect(() => studyOf(next)).not.toThrow();
        const keys = next.items.map(({ key }) => key);
        expect(new Set(keys).size).toBe(keys.length);
      }
      applyEdits(before, all);
      expect(before).toEqual(draft());
    }),
    { numRuns: 60 },
  );
});

it('changes lead from a draft to the next, and back to exactly what it was', () => {
  fc.assert(
    fc.property(edits, (all) => {
      const drafts = path(all);
      for (const [at, next] of drafts.entries()) {
        const before = drafts[at - 1] ?? next;
        const changes = changesBetween(json(before), json(next));
        expect(made(json(before), changes)).toEqual(json(next));
        expect(made(json(next), reversed(changes))).toEqual(json(before));
      }
    }),
    { numRuns: 60 },
  );
});

it('edits of different items come to the same in either order', () => {
  const of = (key: string) =>
    fc.oneof(
      ...SIDES.map((one) => set(fc.constant(['items', key, 'wording', one, 'sv']), label)),
      set(fc.constant(['items', key, 'required']), fc.constantFrom('', '1')),
      fc.constant<StudyEdit>({ do: 'item.remove', item: key, references: 'remove' }),
    );
  fc.assert(
    fc.property(of('booking'), of('minutes'), (one, other) => {
      const either = documentOf(applied([one, other]));
      expect(documentOf(applied([other, one]))).toEqual(either);
      const first = applied([one]);
      const since = [changesBetween(json(draft()), json(first))];
      const result = rebased(first, since, [other]);
      expect('draft' in result && documentOf(result.draft)).toEqual(either);
    }),
  );
});

it('a field that others have changed is told, and the rest of the form is done', () => {
  const words = (text: string, key = 'booking'): StudyEdit => ({
    do: 'set',
    at: ['items', key, 'wording', 'manager', 'en'],
    given: [text],
  });
  const theirs = applied([words('Theirs')]);
  const since = [changesBetween(json(draft()), json(theirs))];
  const result = rebased(theirs, since, [words('Mine'), words('Mine', 'advise')]);
  expect(result).toMatchObject({
    conflicts: [
      { at: ['items', 'booking', 'wording', 'manager', 'en'], theirs: 'Theirs', mine: 'Mine' },
    ],
    changes: [{ at: ['items', 'advise', 'wording', 'manager', 'en'], after: 'Mine' }],
  });
  // Who left the field alone has nothing to settle.
  const untouched = rebased(theirs, since, [words('How easy is booking?')]);
  expect(untouched).toMatchObject({ conflicts: [], changes: [] });
});

it('what a page rests on is what it has seen and done itself, whatever others did in between', () => {
  fc.assert(
    fc.property(edits, fc.array(fc.boolean()), edit, (all, isOwn, one) => {
      const drafts = path(all);
      const steps = drafts.slice(1).map((next, at) => changesBetween(drafts[at], next));
      const unseen = steps.filter((_, at) => !isOwn[at]);
      expect(() => rebased(drafts.at(-1) ?? draft(), steps, [one], unseen)).not.toThrow();
    }),
    { numRuns: 60 },
  );
  const words = (side: string, text: string): StudyEdit => ({
    do: 'set',
    at: ['items', 'words', 'wording', side, 'en'],
    given: [text],
  });
  const theirs = applied([words('consumer', 'Theirs')]);
  const both = applied([words('manager', 'Mine')], theirs);
  const [first, second] = [
    changesBetween(json(draft()), json(theirs)),
    changesBetween(json(theirs), json(both)),
  ];
  const remove: StudyEdit = { do: 'item.remove', item: 'words', references: 'remove' };
  const removed = (unseen: (typeof first)[]) => rebased(both, [first, second], [remove], unseen);
  expect(removed([first])).toMatchObject({ changes: [], conflicts: [{ at: ['items', 'words'] }] });
  expect(removed([second])).toMatchObject({ conflicts: [{}] });
  expect(removed([])).toMatchObject({ conflicts: [] });
});

it('an item that somebody else has worked on is not removed unseen', () => {
  const theirs = applied([{ do: 'set', at: ['items', 'words', 'required'], given: ['1'] }]);
  const since = [changesBetween(json(draft()), json(theirs))];
  const remove: StudyEdit = { do: 'item.remove', item: 'words', references: 'remove' };
  const result = rebased(theirs, since, [remove]);
  expect(result).toMatchObject({
    changes: [],
    conflicts: [{ at: ['items', 'words'], theirs: { required: true } }],
  });
});

it('a removal tells what refers to the item, and takes it along when asked to', () => {
  const remove = (references: 'refuse' | 'remove'): StudyEdit => ({
    do: 'item.remove',
    item: 'minutes',
    references,
  });
  expect(applyEdits(draft(), [remove('refuse')])).toMatchObject({
    refusal: 'referred',
    values: { places: 'questionnaires manager end when' },
  });
  const without = applied([remove('remove')]);
  expect(without.questionnaires.manager[1]).not.toHaveProperty('when');
  expect(studyOf(without)).toHaveProperty('study');
});

it('a renamed item or option is called so everywhere', () => {
  const renamed = applied([
    { do: 'item.rename', item: 'returned', to: 'came_back' },
    { do: 'option.rename', of: 'items', owner: 'came_back', code: 'no', to: 'never' },
    { do: 'option.rename', of: 'scales', owner: 'ease', code: 'easy', to: 'light' },
    { do: 'scale.rename', scale: 'ease', to: 'effort' },
  ]);
  expect(studyOf(renamed)).toHaveProperty('study');
  expect(renamed.questionnaires.consumer[1]?.items[1]?.when).toEqual({
    item: 'came_back',
    is: ['never'],
  });
  expect(renamed.items[1]?.nets?.[0]?.any).toEqual(['never', 'else']);
  expect(renamed.scales.effort?.favourable).toEqual(['light']);
  expect(renamed.index).toEqual(['booking', 'came_back']);
});

it('lists that two changed at once keep what both did', () => {
  const added = { before: ['a', 'b'], after: ['a', 'n', 'b'] };
  expect(mergedOrder(['a', 'x', 'b', 'n'], added)).toEqual(['a', 'n', 'x', 'b']);
  expect(mergedOrder(['b', 'x'], { before: ['a', 'b'], after: ['b'] })).toEqual(['b', 'x']);
});
