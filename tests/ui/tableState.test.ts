import { expect, test } from 'vitest';
import { changed, showsAll, sortedBy, tableChoice, toggled } from '../../app/ui/tableState';

const search = (text: string) => new URLSearchParams(text);

test('an address that says nothing shows the main figures, the highest gap first', () => {
  expect(tableChoice(search('access=1.x'))).toMatchObject({
    sort: { column: 'gap', descending: true },
    construct: null,
    outcome: null,
    all: false,
    open: [],
  });
});

test('what an address says wrongly is as usual', () => {
  const choice = tableChoice(search('sort=nothing&columns=nothing&rows=some'));
  expect(choice.sort).toEqual({ column: 'gap', descending: true });
  expect(choice.columns).toEqual(['item']);
  expect(choice.all).toBe(false);
});

test('a second click on a heading turns the order; words start from a', () => {
  expect(sortedBy(search(''), 'gap').get('sort')).toBe('gap');
  expect(sortedBy(search('sort=gap'), 'gap').get('sort')).toBe('-gap');
  expect(sortedBy(search('sort=gap'), 'managers').get('sort')).toBe('-managers');
  expect(sortedBy(search('sort=gap'), 'item').get('sort')).toBe('item');
});

test('a link to another state keeps the access', () => {
  const links = [
    sortedBy(search('access=1.x&lang=sv'), 'item'),
    toggled(search('access=1.x&lang=sv'), 'a.mean'),
    changed(search('access=1.x&lang=sv'), { verdict: ['aligned'] }),
  ];
  for (const link of links) expect(link.toString()).toMatch(/^access=1.x&lang=sv&/);
});

test('rows are opened and closed one by one', () => {
  const both = toggled(toggled(search(''), 'a'), 'b');
  expect(tableChoice(both).open).toEqual(['a', 'b']);
  expect(tableChoice(toggled(both, 'a')).open).toEqual(['b']);
});

test('what is as usual leaves the address', () => {
  const usual = changed(search('construct=a'), {
    construct: [''],
    confidence: ['0.95'],
    weighted: ['true'],
    adjust: ['holm'],
  });
  expect(usual.toString()).toBe('');
});

test('only what concerns the figures needs to be fetched', () => {
  const at = (query: string) => new URL(`http://x/waves/w/report?${query}`);
  const shows = (current: string, next: string) => showsAll(at(current), at(next));
  expect(shows('access=1', 'sort=item&verdict=aligned&columns=p&access=1')).toBe(true);
  expect(shows('access=1', 'access=1&confidence=0.9')).toBe(false);
  expect(shows('access=1', 'access=1&lang=sv')).toBe(false);
});

test('more of the same report is fetched when it is asked for, less of it is there', () => {
  const at = (query: string) => new URL(`http://x/waves/w/report?${query}`);
  for (const more of ['rows=all', 'charts=all', 'open=a&open=b']) {
    expect(showsAll(at('open=a'), at(`open=a&${more}`))).toBe(false);
    expect(showsAll(at(`open=a&${more}`), at('open=a'))).toBe(true);
    expect(showsAll(at(`open=a&${more}`), at(`open=a&${more}&sort=item`))).toBe(true);
  }
});
