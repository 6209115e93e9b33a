import { describe, expect, it } from 'vitest';
import { phraseRows } from '../../app/comments/phraseRows';
import { type CommentsFacts, commentsFinding } from '../../app/ui/commentsText';
import { wordsOf } from '../../app/ui/Words';

const said = (phrase: string, people: number) => ({ phrase, people });

function facts(
  manager: { people: number; phrases: ReturnType<typeof said>[] } | null,
  consumer: { people: number; phrases: ReturnType<typeof said>[] } | null,
  given: Partial<CommentsFacts> = {},
): CommentsFacts {
  const side = (about: { people: number } | null) => ({
    people: about?.people ?? null,
    reason: about ? null : ('withheld' as const),
  });
  return {
    source: 'comment',
    sides: { manager: side(manager), consumer: side(consumer) },
    phrases: phraseRows({ manager, consumer }, 0.95),
    confidence: 0.95,
    illustrated: [],
    wave: { minimumBase: 5 },
    ...given,
  };
}

const MANAGERS = { people: 70, phrases: [said('очередь', 8), said('персонал', 30)] };
const CONSUMERS = { people: 1280, phrases: [said('очередь', 1011), said('персонал', 500)] };

describe('the title of the comments', () => {
  it('is the phrase that one side writes most more often for certain, with counts', () => {
    expect(commentsFinding(facts(MANAGERS, CONSUMERS), wordsOf('en'))).toBe(
      'Consumers write “очередь” more often than managers do: 1,011 of 1,280, against 8 of 70',
    );
    expect(
      commentsFinding(
        facts({ ...CONSUMERS, people: 1300 }, { ...MANAGERS, people: 90 }),
        wordsOf('sv'),
      ),
    ).toBe('Chefer skriver ”очередь” oftare än konsumenter: 1\u00a0011 av 1\u00a0300, mot 8 av 90');
  });

  it('is what a side writes most, where no difference is certain', () => {
    expect(commentsFinding(facts(null, CONSUMERS), wordsOf('en'))).toBe(
      'Consumers write “очередь” most: 1,011 of 1,280',
    );
    const alike = { people: 70, phrases: [said('wait', 40)] };
    expect(commentsFinding(facts(alike, { ...alike, people: 72 }), wordsOf('en'))).toBe(
      'Managers write “wait” most: 40 of 70',
    );
  });

  it('counts what was written, and finds nothing, where no phrase is shown or answers illustrate', () => {
    const none = { people: 7, phrases: [] };
    expect(commentsFinding(facts(none, { ...none, people: 1 }), wordsOf('en'))).toBe(
      '1 consumer and 7 managers wrote something',
    );
    const illustrated = { illustrated: ['consumer' as const] };
    expect(commentsFinding(facts(MANAGERS, CONSUMERS, illustrated), wordsOf('en'))).toBe(
      '1,280 consumers and 70 managers wrote something',
    );
    expect(commentsFinding(facts(null, null), wordsOf('en'))).toContain('Too few people');
  });
});
