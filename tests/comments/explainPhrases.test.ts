import { expect, it } from 'vitest';
import { phraseRows } from '../../app/comments/phraseRows';
import { explainPhrase } from '../../app/ui/explainPhrases';
import { wordsOf } from '../../app/ui/Words';

it('a phrase explains its shares and their difference, and names nobody who is withheld', () => {
  const [wait, human] = phraseRows(
    {
      manager: { people: 70, phrases: [{ phrase: 'wait', people: 56 }] },
      consumer: {
        people: 80,
        phrases: [
          { phrase: 'wait', people: 48 },
          { phrase: 'human', people: 8 },
        ],
      },
    },
    0.95,
  );
  if (!wait || !human) throw new Error('no rows');
  const said = (row: typeof wait, what: Parameters<typeof explainPhrase>[1]) =>
    explainPhrase(row, what, { confidence: 0.95, minimumBase: 5 }, wordsOf('en'))
      .map(({ text }) => text.replaceAll('\u00a0', ' '))
      .join('\n');
  expect(said(wait, 'consumer')).toMatch(/each once: 48 of 80 consumers\.\n.*Wilson’s 95 %/);
  expect(said(wait, 'gap')).toMatch(
    /56 of 70 managers and 48 of 80 consumers[\s\S]*80 % − 60 % = \+20\. .*Newcombe[\s\S]*0\.008.*Holm 1979/,
  );
  expect(said(human, 'manager')).not.toMatch(/of \d+ managers/);
});
