import { describe, expect, it } from 'vitest';
import { storedAnswer } from '../../app/study/storedAnswer';
import { everyKindStudy } from './fixtures';

const { items } = everyKindStudy();
const of = (kind: string) => {
  const item = items.find((one) => one.kind === kind);
  if (!item) throw new Error(`no ${kind}`);
  return item;
};

describe('a stored answer that comes as text', () => {
  it.each([
    ['number', '7.50', 7.5],
    ['number', '-0', -0],
    ['nps', '10', 10],
    ['nps', 'dk', 'dk'],
    ['multiple', '["app", "desk"]', ['app', 'desk']],
    ['multiple', 'dk', 'dk'],
    ['ranking', '["price"]', ['price']],
    ['single', '7', '7'],
    ['scale', 'easy', 'easy'],
    ['text', '["no list"]', '["no list"]'],
  ])('of kind %s says %s', (kind, text, answer) => {
    expect(storedAnswer(of(kind), text)).toEqual(answer);
  });
});
