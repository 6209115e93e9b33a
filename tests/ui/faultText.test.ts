import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { reportMessages } from '../../app/messages/report';
import { faultText } from '../../app/ui/studies/faultText';

const folder = path.resolve(import.meta.dirname, '..', '..', 'app', 'study');
const FILES = ['conditionFaults', 'document', 'predictionFaults', 'references', 'roleFaults'];

/** Every sentence that the rules of a study document say of a fault, with `x` for what it names. */
function sentences(): string[] {
  return FILES.flatMap((name) => {
    const source = readFileSync(path.join(folder, `${name}.ts`), 'utf8');
    const said = [
      ...source.matchAll(/(?:message: |fault\()(?:`([^`]+)`|'((?:[^'\\]|\\.)+)')/g),
      ...source.matchAll(/(?:min|max|regex|refine)\([^'`]*?,\s*(?:`([^`]+)`|'((?:[^'\\]|\\.)+)')/g),
    ];
    return said.map(([, template = '', plain = '']) =>
      (template || plain).replaceAll("\\'", "'").replace(/\$\{[^}]*\}/g, 'x'),
    );
  });
}

describe('a fault of a study', () => {
  it.each(['en', 'sv'])('is told by the catalogue in %s, whatever rule it breaks', (locale) => {
    const t = reportMessages(locale);
    const general = t('studies.fault_value');
    const all = sentences().filter((sentence) => sentence.includes(' '));
    expect(all.length).toBeGreaterThan(45);
    expect(all.filter((sentence) => faultText(sentence, t) === general)).toEqual([]);
    for (const sentence of all) expect(faultText(sentence, t)).not.toBe(sentence);
  });

  it('names what it is about', () => {
    const t = reportMessages('sv');
    expect(faultText('"b" is doubled', t)).toBe('”b” finns två gånger.');
    expect(faultText('"q" has no wording for the manager', t)).toContain('”q”');
    expect(faultText('Too small: expected array to have >=1 items', t)).toContain('för litet');
  });
});
