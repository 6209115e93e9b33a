import { expect, it } from 'vitest';
import { chartPng, NoFont, TooManyPictures } from '../../app/png.server';

const bars = (count: number) =>
  Array.from(
    { length: count },
    (_, i) =>
      `<rect x="${(i * 7) % 900}" y="${i % 900}" width="300" height="40" rx="9" opacity="0.5"/><text x="9" y="${i % 900}">Åäö ${i}</text>`,
  ).join('');
const chart = (count: number) =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="900" height="900" font-family="sans-serif">${bars(count)}</svg>`;

it('charts are painted while others are answered, and a faulty one spoils none', async () => {
  let turns = 0;
  let isOver = false;
  const count = () => {
    turns += 1;
    if (!isOver) setImmediate(count);
  };
  setImmediate(count);
  const [large, faulty, small] = await Promise.allSettled([
    chartPng(chart(2000)),
    chartPng('no chart'),
    chartPng(chart(1)),
  ]);
  isOver = true;
  // Painted in this thread, not one turn would pass.
  expect(turns).toBeGreaterThan(100);
  expect(faulty.status).toBe('rejected');
  for (const one of [large, small]) {
    if (one.status === 'rejected') throw one.reason;
    expect(Buffer.from(one.value.subarray(1, 4)).toString()).toBe('PNG');
    // Twice the size: 1,800 pixels wide.
    expect(Buffer.from(one.value).readUInt32BE(16)).toBe(1800);
  }
});

it('letters are painted by a font that has them, and never as empty boxes', async () => {
  const label = (text: string) =>
    `<svg xmlns="http://www.w3.org/2000/svg" width="60" height="60" font-family="system-ui, 'DejaVu Sans'"><text y="40" font-size="30">${text}</text></svg>`;
  const painted = async (text: string) =>
    Buffer.from(await chartPng(label(text))).toString('base64');
  // A sign of no script, which is not looked for, and which no font that comes along has.
  const box = await painted('🧪');
  const letters = ['Ж', 'ع', 'ก', 'ม'];
  const shapes = await Promise.all(letters.map(painted));
  expect(new Set([box, ...shapes]).size).toBe(letters.length + 1);
  // Of scripts that no font comes along for the machine may have one; else it is said.
  for (const letter of ['人', '한', 'か'])
    await painted(letter).then(
      (shape) => expect([letter, shape === box]).toEqual([letter, false]),
      (error) => expect(error).toEqual(new NoFont([letter])),
    );
  await expect(chartPng(label('ab \u{16A6D}'))).rejects.toEqual(new NoFont(['\u{16A6D}']));
});

it('more charts than anybody would wait for are refused, and the others are painted', async () => {
  const asked = await Promise.allSettled(Array.from({ length: 23 }, () => chartPng(chart(1))));
  const refused = asked.flatMap((one) => (one.status === 'rejected' ? [one.reason] : []));
  expect(refused).toEqual(Array.from({ length: 3 }, () => new TooManyPictures()));
  expect(Buffer.from((await chartPng(chart(1))).subarray(1, 4)).toString()).toBe('PNG');
});
