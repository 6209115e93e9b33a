import { describe, expect, it } from 'vitest';
import type { DriverReport } from '../../app/gap/drivers';
import { driverChoices, driversView } from '../../app/gap/driversView';
import type { Audience } from '../../app/study/document';
import { driversCertainty, driversFinding } from '../../app/ui/driverText';
import { explainDriver } from '../../app/ui/explainViews';
import { wordsOf } from '../../app/ui/Words';
import { everyKindStudy } from '../study/fixtures';

const study = everyKindStudy();
const driver = (item: string, share: number) => ({
  item,
  share,
  low: share - 0.05,
  high: share + 0.05,
  relativeWeight: share / 2,
  lmgShare: share,
});

function reportOf(shares: Record<Audience, Record<string, number> | null>): DriverReport {
  const side = (audience: Audience) => {
    const given = shares[audience];
    return given
      ? {
          base: 100,
          rSquared: 0.5,
          drivers: Object.entries(given).map(([item, share]) => driver(item, share)),
          constant: null,
          reason: null,
        }
      : {
          base: null,
          rSquared: null,
          drivers: null,
          constant: 'booking',
          reason: 'constant_variable' as const,
        };
  };
  const gaps =
    shares.manager && shares.consumer
      ? Object.keys(shares.manager).map((item, at) => ({
          item,
          value: (shares.manager?.[item] ?? 0) - (shares.consumer?.[item] ?? 0),
          low: null,
          high: null,
          p: 0.01 + at,
          pAdjusted: 0.02 + at,
        }))
      : null;
  return {
    outcome: 'advise',
    manager: side('manager'),
    consumer: side('consumer'),
    gaps,
    together: null,
  };
}
const given = { illustrations: [], locale: 'en', confidence: 0.95 };

describe('the view of drivers', () => {
  it('puts first what drives consumers most, and names the first of each side', () => {
    const view = driversView(
      study,
      reportOf({ manager: { booking: 0.8, region: 0.2 }, consumer: { booking: 0.3, region: 0.7 } }),
      given,
    );
    expect(view.lines.map(({ item }) => item)).toEqual(['region', 'booking']);
    expect(view.first.manager).toBe(view.lines[1]?.label);
    expect(view.first.consumer).toBe(view.lines[0]?.label);
    expect(view.lines.map(({ isSure }) => isSure)).toEqual([false, true]);
  });

  it('explains a share, its check and a gap', () => {
    const view = driversView(
      study,
      reportOf({ manager: { booking: 0.8, region: 0.2 }, consumer: { booking: 0.3, region: 0.7 } }),
      given,
    );
    const line = view.lines.find(({ item }) => item === 'booking');
    if (!line) throw new Error('no line');
    const said = (what: Parameters<typeof explainDriver>[2]) =>
      explainDriver(view, line, what, wordsOf('en'))
        .map(({ text }) => text.replaceAll('\u00a0', ' '))
        .join('\n');
    expect(said('consumer')).toMatch(/^100 consumers answered.*\n.*\(50 % of the.*Johnson 2000/);
    expect(said('manager_check')).toMatch(/^100 managers answered[\s\S]*every order/);
    expect(said('gap')).toMatch(/80 % − 30 % = \+50\.\n.*0\.020 corrected.*Holm 1979/);
  });

  it('of a side that has none goes by the other, and names the question that did not vary', () => {
    const view = driversView(study, reportOf({ manager: { booking: 1 }, consumer: null }), given);
    expect(view.lines.map(({ consumer, gap }) => [consumer, gap])).toEqual([[null, null]]);
    expect(view.first.consumer).toBeNull();
    expect(view.sides.consumer.constantLabel).not.toBe('booking');
  });

  it('names none of a side of which the drivers explain no more than chance would', () => {
    const report = reportOf({ manager: { booking: 0.8, region: 0.2 }, consumer: { booking: 0.7 } });
    // F of 2 and 97 degrees of freedom is 3.09 at 0.95, which an R² of 0.0599 has.
    for (const [rSquared, first] of [
      [0.059, null],
      [0.061, 'booking'],
    ] as const) {
      report.manager.rSquared = rSquared;
      const view = driversView(study, report, given);
      expect(view.first.manager).toBe(first && view.lines[0]?.label);
      expect(view.byChance).toEqual(first ? [] : ['manager']);
    }
    report.manager.rSquared = 0.01;
    report.consumer.rSquared = 0.01;
    const view = driversView(study, report, given);
    expect(driversFinding(view, wordsOf('en'))).toMatch(/^Nothing is certain to drive /);
    expect(driversCertainty(view, wordsOf('en')).sentence).toContain(
      '; for consumers and managers that is no more than chance would.',
    );
  });

  it('finds nothing from answers that illustrate', () => {
    const report = reportOf({ manager: { booking: 0.8 }, consumer: { booking: 0.3 } });
    expect(driversView(study, report, given).lines[0]?.isSure).toBe(true);
    for (const item of ['advise', 'booking']) {
      const illustrations = [{ item, audience: 'manager' as const }];
      const view = driversView(study, report, { ...given, illustrations });
      expect([view.illustrated, view.lines[0]?.isSure]).toEqual([['manager'], false]);
    }
  });

  it('begins with the recommendation, by the items of the index', () => {
    const choices = driverChoices(study, [], 'en');
    expect(choices.outcome).toBe('advise');
    expect(choices.drivers).toEqual(study.index);
    expect(choices.items.map(({ key }) => key)).not.toContain('comment');
  });
});
