import { describe, expect, it } from 'vitest';
import { readPasted, sharesOf } from '../../app/waves/margins';
import { plannedGaps } from '../../app/waves/planned';
import { byHand, dueStatus } from '../../app/waves/status';
import { everyKindStudy } from '../study/fixtures';

const OPTIONS = [
  { code: 'SE', labels: ['Sweden', 'Sverige'] },
  { code: 'NO', labels: ['Norway', 'Norge'] },
];

describe('margins pasted from a spreadsheet', () => {
  it('name options by code or by a label of any language, under a heading', () => {
    expect(
      readPasted('Country\tShare\r\n sverige \t 37,5 %\r\nNO\t62,5 %\r\n', OPTIONS, 'en'),
    ).toEqual({
      values: { SE: '37,5 %', NO: '62,5 %' },
      faults: [],
    });
    expect(readPasted('"Norway";"1 200"\n\nSE;800', OPTIONS, 'en').values).toEqual({
      NO: '1 200',
      SE: '800',
    });
  });

  it('tell what is wrong with each line', () => {
    const { values, faults } = readPasted(
      'SE;40\nSweden;41\nAtlantis;2\nNO;-3\nNO 20',
      OPTIONS,
      'en',
    );
    expect(values).toEqual({ SE: '40' });
    expect(faults.map(({ line, kind }) => [line, kind])).toEqual([
      [2, 'twice'],
      [3, 'unknown'],
      [4, 'not_a_number'],
      [5, 'no_separator'],
    ]);
  });

  const codes = ['SE', 'NO'];
  it.each([
    ['per cent', { SE: '40', NO: '60' }, { SE: 0.4, NO: 0.6 }],
    ['shares with a decimal comma', { SE: '0,25', NO: '0.75' }, { SE: 0.25, NO: 0.75 }],
    ['counts of people', { SE: '10 000', NO: '30 000' }, { SE: 0.25, NO: 0.75 }],
    ['rounded per cent', { SE: '33.3 %', NO: '66.6 %' }, { SE: 1 / 3, NO: 2 / 3 }],
  ])('are shares of 1, whether typed as %s', (_, typed, shares) => {
    const read = sharesOf(typed, codes, 'en');
    expect(read && 'shares' in read && read.shares.SE).toBeCloseTo(shares.SE, 9);
    expect(read && 'shares' in read && read.shares.NO).toBeCloseTo(shares.NO, 9);
  });

  it('are none where they do not add up, lack an option or are no numbers', () => {
    expect(sharesOf({ SE: '40', NO: '58' }, codes, 'en')).toEqual({ fault: 'sum', total: 98 });
    expect(sharesOf({ SE: '400 %', NO: '58' }, codes, 'en')).toEqual({ fault: 'sum', total: 458 });
    expect(sharesOf({ SE: '100' }, codes, 'en')).toEqual({ fault: 'left_out', codes: ['NO'] });
    expect(sharesOf({ SE: 'all', NO: '0' }, codes, 'en')).toEqual({
      fault: 'not_a_number',
      codes: ['SE'],
    });
    expect(sharesOf({ SE: ' ' }, codes, 'en')).toBeNull();
  });
});

describe('what may be thousands or decimals', () => {
  const codes = ['SE', 'NO'];
  it('is decimals where these add up, and else is asked about', () => {
    const thirds = sharesOf({ SE: '33,333', NO: '66,667' }, codes, 'sv');
    expect(thirds).toEqual({ shares: { SE: 0.33333, NO: 0.66667 } });
    const wrong = { fault: 'not_a_number', codes: ['SE'] };
    expect(sharesOf({ SE: '2,000', NO: '500' }, codes, 'sv')).toEqual(wrong);
    const counts = { shares: { SE: 0.8, NO: 0.2 } };
    expect(sharesOf({ SE: '2,000', NO: '500' }, codes, 'en')).toEqual(counts);
  });
});

describe('what a wave is planned to find', () => {
  const side = (target: number | null, region: Record<string, number> | null = null) => ({
    target,
    invited: null,
    weighting: region && { region },
  });
  const study = everyKindStudy();
  const shown = (settings: Parameters<typeof plannedGaps>[1]) =>
    plannedGaps(study, settings).map(({ segment, sizes, gap }) => [
      segment?.code ?? 'all',
      sizes.consumer,
      sizes.manager,
      gap && Math.round(gap * 1e3) / 1e3,
    ]);

  it('follows from both targets, and from the margins for each option', () => {
    expect(shown({ consumer: side(400), manager: side(null) })).toEqual([]);
    expect(shown({ consumer: side(400), manager: side(100) })).toEqual([['all', 400, 100, 0.155]]);
    const both = {
      consumer: side(400, { N: 0.25, S: 0.75 }),
      manager: side(100, { N: 0.5, S: 0.5 }),
    };
    expect(shown(both)).toEqual([
      ['all', 400, 100, 0.155],
      ['N', 100, 50, 0.235],
      ['S', 300, 50, 0.209],
    ]);
    // A side of which nobody knows how many are of an option is not guessed at; nobody finds nothing.
    expect(shown({ ...both, manager: side(100) })).toHaveLength(1);
    const none = { ...both, manager: side(100, { N: 0, S: 1 }) };
    expect(shown(none)[1]).toEqual(['N', 100, 0, null]);
  });

  it('sets all of a side opposite where it is not asked', () => {
    const asked = {
      ...study,
      items: study.items.map((item) =>
        item.key === 'region' ? { ...item, wording: { consumer: { en: 'Region?' } } } : item,
      ),
    };
    const settings = { consumer: side(400, { N: 0.25, S: 0.75 }), manager: side(100) };
    const sizes = plannedGaps(asked, settings).map((one) => [
      one.sizes.consumer,
      one.sizes.manager,
    ]);
    expect(sizes).toEqual([
      [400, 100],
      [100, 100],
      [300, 100],
    ]);
  });
});

describe('the status of a wave', () => {
  const at = (hour: number) => new Date(Date.UTC(2026, 0, 1, hour));
  it('follows its dates', () => {
    const due = (
      status: 'draft' | 'open' | 'closed',
      opensAt: Date | null,
      closesAt: Date | null,
      archivesAt: Date | null = null,
    ) => dueStatus({ status, opensAt, closesAt, archivesAt }, at(12));
    expect(due('draft', at(12), null)).toBe('open');
    expect(due('draft', at(13), null)).toBeNull();
    expect(due('draft', null, null)).toBeNull();
    expect(due('draft', at(9), at(12))).toBeNull();
    expect(due('open', at(13), at(12))).toBe('closed');
    expect(due('open', null, at(13))).toBeNull();
    expect(due('closed', at(9), at(10))).toBeNull();
    expect(due('closed', at(9), at(10), at(13))).toBeNull();
    expect(due('closed', at(9), at(10), at(12))).toBe('archived');
    // Both dates have come: one after the other, and what is open without an end stays open.
    expect(due('open', at(9), at(10), at(11))).toBe('closed');
    expect(due('open', at(9), null, at(11))).toBeNull();
    expect(due('draft', at(13), null, at(11))).toBeNull();
  });

  it('given by hand moves the dates that contradict it', () => {
    const now = at(12);
    const moment = now.toISOString();
    const archivesAt = null;
    const draft = { status: 'draft', opensAt: at(20), closesAt: at(10), archivesAt } as const;
    expect(byHand(draft, 'open', now)).toEqual({ status: 'open', opensAt: moment, closesAt: null });
    const open = { status: 'open', opensAt: at(9), closesAt: at(20), archivesAt } as const;
    expect(byHand(open, 'closed', now)).toEqual({ status: 'closed', closesAt: moment });
    const waiting = { status: 'open', opensAt: at(13), closesAt: null, archivesAt } as const;
    expect(byHand(waiting, 'closed', now)).toEqual({ status: 'closed' });
    // Its date of archiving has passed while it was open: closing it shall not be for good.
    expect(byHand({ ...open, archivesAt: at(11) }, 'closed', now)).toEqual({
      status: 'closed',
      closesAt: moment,
      archivesAt: null,
    });
    const closed = { ...open, status: 'closed', closesAt: at(10), archivesAt: at(13) } as const;
    expect(byHand(closed, 'archived', now)).toEqual({ status: 'archived', archivesAt: moment });
    expect(byHand({ ...closed, archivesAt: at(11) }, 'archived', now)).toEqual({
      status: 'archived',
    });
    expect(byHand({ ...open, status: 'closed' }, 'archived', now)).toEqual({ status: 'archived' });
  });
});
