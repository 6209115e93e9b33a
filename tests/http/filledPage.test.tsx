import { text } from 'node:stream/consumers';
import { renderToPipeableStream } from 'react-dom/server';
import { expect, it } from 'vitest';
import { FilledPage } from '../../app/http/filledPage.server';

it('a page has no zeros where a letter of several bytes meets the end of a part', async () => {
  const words = Array.from({ length: 400 }, (_, at) => `ж–\u00a0${'€'.repeat(at % 9)}${at}`);
  for (let before = 0; before < 8; before += 1) {
    const page = new FilledPage();
    renderToPipeableStream(
      <p title={'x'.repeat(before)}>
        {words.map((word) => (
          <i key={word}>{word}</i>
        ))}
      </p>,
    ).pipe(page);
    const inside = words.map((word) => `<i>${word}</i>`).join('');
    expect(await text(page)).toBe(`<p title="${'x'.repeat(before)}">${inside}</p>`);
  }
});
