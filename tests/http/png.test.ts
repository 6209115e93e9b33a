import { expect, it } from 'vitest';
import { chartPng } from '../../app/png.server';

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
