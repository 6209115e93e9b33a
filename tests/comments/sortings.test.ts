import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Dimension } from '../../app/comments/filters';
import { isSortingDue, type Marks, reachOf, sorted } from '../../app/comments/sortings';
import { othersToLeave } from '../../app/gap/leaving';

const DIMENSIONS: Dimension[] = [
  { item: 'country', kind: 'segment' },
  { item: 'access', kind: 'rating' },
];

interface Person {
  values: readonly (string | null)[];
  sorting: number;
  marks: Marks;
  /** The lists that they stood in. */
  lists: string[];
}

/** What an open wave does, on people instead of rows. */
class Lists {
  private waiting: Person[] = [];
  private shown: Person[] = [];
  readonly all: Person[] = [];
  private sortings = 0;
  private looks = 0;

  constructor(private readonly minimumBase: number) {}

  come(values: Person['values']) {
    this.waiting.push({ values, sorting: 0, marks: [], lists: [] });
  }

  look() {
    const { waiting, shown, minimumBase } = this;
    if (isSortingDue({ waiting: waiting.length, shown: shown.length }, minimumBase)) {
      this.sortings += 1;
      const values = waiting.map((person) => person.values);
      const marks = sorted(DIMENSIONS, values, minimumBase);
      waiting.forEach((person, at) => {
        Object.assign(person, { sorting: this.sortings, marks: marks[at] });
      });
      this.all.push(...waiting);
      this.shown = [...shown, ...waiting];
      this.waiting = [];
    }
    this.looks += 1;
    for (const person of this.shown)
      person.lists.push(...['all', ...person.marks].map((list) => `${this.looks} ${list}`));
  }

  leave(which: number) {
    const leaver = this.shown[which % Math.max(1, this.shown.length)];
    if (!leaver) return;
    this.shown = this.shown.filter((person) => person !== leaver);
    const group = this.shown.filter(
      ({ sorting, marks }) => sorting === leaver.sorting && marks.join() === leaver.marks.join(),
    );
    const along = new Set(group.slice(0, othersToLeave(1, group.length, this.minimumBase)));
    this.shown = this.shown.filter((person) => !along.has(person));
  }
}

describe('the comments of an open wave', () => {
  const value = fc.constantFrom('a', 'b', 'c', null);
  const person = fc.record({ come: fc.tuple(value, value), times: fc.integer({ min: 1, max: 9 }) });
  const event = fc.oneof(
    { weight: 5, arbitrary: person },
    { weight: 3, arbitrary: fc.constant('look' as const) },
    { weight: 1, arbitrary: fc.record({ leave: fc.nat(200) }) },
  );

  it('are never told apart in fewer than the minimum base, however lists of any filters and times are compared', () => {
    let found = 0;
    fc.assert(
      fc.property(
        fc.array(event, { minLength: 10, maxLength: 60 }),
        fc.integer({ min: 2, max: 6 }),
        (events, minimumBase) => {
          const lists = new Lists(minimumBase);
          for (const one of events) {
            if (one === 'look') lists.look();
            else if ('leave' in one) lists.leave(one.leave);
            else for (let time = 0; time < one.times; time += 1) lists.come(one.come);
          }
          // Whatever unions, differences and intersections of lists can tell is made of these.
          const told = new Map<string, number>();
          for (const { lists: own } of lists.all)
            told.set(own.join('|'), (told.get(own.join('|')) ?? 0) + 1);
          found += lists.all.filter(({ marks }) => marks.length > 0).length;
          for (const people of told.values()) expect(people).toBeGreaterThanOrEqual(minimumBase);
        },
      ),
      { seed: 7, numRuns: 400 },
    );
    expect(found).toBeGreaterThan(1000);
  });

  it('come once they are half as many as are there, and never wait for a very large group', () => {
    expect(isSortingDue({ waiting: 4, shown: 0 }, 5)).toBe(false);
    expect(isSortingDue({ waiting: 5, shown: 0 }, 5)).toBe(true);
    expect(isSortingDue({ waiting: 20, shown: 41 }, 5)).toBe(false);
    expect(isSortingDue({ waiting: 21, shown: 41 }, 5)).toBe(true);
    expect(isSortingDue({ waiting: 100, shown: 5000 }, 5)).toBe(true);
  });

  it('are said to be found by what their sorting can be filtered by', () => {
    const groups = [
      { sorting: 1, marks: [], people: 6 },
      { sorting: 2, marks: ['country:SE'], people: 9 },
      { sorting: 2, marks: ['country:NO'], people: 7 },
    ];
    expect(reachOf(groups, [])).toBe(22);
    expect(reachOf(groups, ['country:SE'])).toBe(16);
    expect(reachOf(groups, ['country:SE', 'access:yes'])).toBe(0);
  });
});
