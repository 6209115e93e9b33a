import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

const root = path.resolve(import.meta.dirname, '..', '..');
const read = (file: string) => readFileSync(path.join(root, file), 'utf8');
const readme = read('README.md');
const methods = readme.slice(readme.indexOf('## Methods'), readme.indexOf('## Operating it'));
const references = methods.slice(methods.indexOf('<summary>References'));
const table = methods.slice(0, methods.indexOf('<summary>References'));

const FOLDERS = ['app/statistics', 'app/gap', 'app/money', 'app/comments'];

const filesIn = (folder: string) =>
  readdirSync(path.join(root, folder))
    .filter((file) => file.endsWith('.ts'))
    .map((file) => `${folder}/${file}`);

/** Citations as "last author year": Zou and Donner 2008, Kish's (1965), Baker et al. 2013. */
function cited(text: string): string[] {
  const plain = text.replaceAll(/\s*\n\s*\*?\s*/g, ' ');
  const found = plain.matchAll(/(\p{Lu}[\p{L}]+)(?:['’]s)?(?: et al\.)? \(?((?:1[89]|20)\d\d)\b/gu);
  return [...found].map(([, author, year]) => `${author} ${year}`);
}

/** Whether one entry of the list has the author and the year. */
function isListed(citation: string): boolean {
  const [author = '', year = ''] = citation.split(' ');
  return references
    .split('·')
    .some((entry) => entry.includes(author) && entry.includes(`(${year})`));
}

describe('the methods that the README lists', () => {
  it('have their sources in the list of references', () => {
    const citations = cited(table);
    expect(citations.length).toBeGreaterThan(30);
    expect(citations.filter((citation) => !isListed(citation))).toEqual([]);
  });

  it.each(FOLDERS)('and so do the comments in %s', (folder) => {
    const missing = filesIn(folder).flatMap((file) =>
      cited(read(file))
        .filter((citation) => !isListed(citation))
        .map((citation) => `${file}: ${citation}`),
    );
    expect(missing).toEqual([]);
  });

  it('name files that are there', () => {
    const files = [...table.matchAll(/\]\((app\/[^)]+)\)/g)].map(([, file]) => file ?? '');
    const all = new Set(FOLDERS.flatMap(filesIn));
    expect(files.filter((file) => !all.has(file))).toEqual([]);
  });

  it.each(
    'Kish Wilson MOVER Newcombe Welch Woodruff banded mid-ranks displacement footrule Wald raking trimming'
      .split(' ')
      .concat('Holm', 'Benjamini', 'heterogeneity', 'trend', 'LMG', 'jackknife', 'importance gap')
      .concat('prediction', 'power', 'sample size', 'detectable gap', 'secondary withholding')
      .concat('churn', 'lifetime value', 'Erlang C'),
  )('have a line for %s', (name) => {
    const lines = table.split('\n').filter((line) => line.startsWith('|'));
    expect(lines.some((line) => line.toLowerCase().includes(name.toLowerCase()))).toBe(true);
  });
});
