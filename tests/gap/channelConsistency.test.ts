import { describe, expect, it } from 'vitest';
import { channelConsistency, ratedAlike } from '../../app/gap/channelConsistency';
import { parseStudy } from '../../app/study/parse';
import { topicStudy } from '../system/topicStudy';

const parsed = parseStudy(topicStudy());
if ('faults' in parsed) throw new Error(JSON.stringify(parsed.faults));
const { study } = parsed;
const items = study.items.filter(({ role }) => role === 'channel_service');
const side = {
  df: 80,
  distances: [0.2, 0.1],
  covariance: [
    [0.01, 0.005],
    [0.005, 0.01],
  ],
};

describe('whether channels are alike', () => {
  it('is asked of those that are rated alike, the most of them', () => {
    const solved = study.items.find(({ key }) => key === 'solved');
    expect(solved && ratedAlike(study, [solved, ...items])).toEqual(items);
    expect(solved && ratedAlike(study, [solved])).toEqual([]);
  });

  it('is not told of a side of which one of them is withheld', () => {
    const both = { manager: side, consumer: side };
    const found = channelConsistency(study, items, both, {
      stateOf: (audience, item) =>
        audience === 'manager' && item === 'service_chat' ? 'withheld' : 'shown',
    });
    expect(found).toMatchObject({ manager: null, gap: null, consumer: { statistic: 4, df1: 2 } });
    const shown = channelConsistency(study, items, both, { stateOf: () => 'shown' });
    expect(shown.gap).toMatchObject({ statistic: 0, p: 1 });
  });
});
