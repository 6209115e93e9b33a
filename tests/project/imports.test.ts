import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

const root = path.resolve(import.meta.dirname, '..', '..');

function sources(folder: string): string[] {
  return readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.(ts|tsx|js)$/.test(file) && !file.endsWith('.d.ts'))
    .map((file) => path.join(folder, file));
}

interface Import {
  /** The importing file and the imported one, from the project's root, without extension. */
  from: string;
  to: string;
  /** A package; otherwise a file of ours. */
  isPackage: boolean;
  typesOnly: boolean;
}

function importsOf(file: string): Import[] {
  const text = readFileSync(path.join(root, file), 'utf8');
  const statements = text.matchAll(
    /^(?:import|export)\s+(type\s)?([\w*{}\s,$]*?)\s*(?:from\s*)?['"]([^'"]+)['"]/gm,
  );
  return [...statements].map(([, type, names = '', target = '']) => ({
    from: file,
    to: target.startsWith('.') ? path.join(path.dirname(file), target) : target,
    isPackage: !target.startsWith('.'),
    typesOnly:
      type !== undefined ||
      (/^\{/.test(names.trim()) &&
        names
          .replace(/[{}]/g, '')
          .split(',')
          .filter((name) => name.trim() !== '')
          .every((name) => name.trim().startsWith('type '))),
  }));
}

const all = ['app', 'db', 'seeds', 'tests'].flatMap(sources).flatMap(importsOf);
const inside = (file: string, ...folders: string[]) =>
  folders.some((folder) => file === folder || file.startsWith(`${folder}/`));
const from = (...folders: string[]) => all.filter((found) => inside(found.from, ...folders));
const show = (found: Import[]) => found.map(({ from, to }) => `${from} → ${to}`);

describe('who may import whom', () => {
  it('there is something to check', () => {
    expect(all.length).toBeGreaterThan(100);
  });

  it('statistics imports nothing of ours', () => {
    const wrong = from('app/statistics').filter(
      ({ to, isPackage }) => !isPackage && !inside(to, 'app/statistics'),
    );
    expect(show(wrong)).toEqual([]);
  });

  it('study imports nothing but zod', () => {
    const wrong = from('app/study').filter(({ to, isPackage }) =>
      isPackage ? to !== 'zod' : !inside(to, 'app/study'),
    );
    expect(show(wrong)).toEqual([]);
  });

  it('gap imports study and statistics only', () => {
    const wrong = from('app/gap').filter(
      ({ to, isPackage }) => isPackage || !inside(to, 'app/gap', 'app/study', 'app/statistics'),
    );
    expect(show(wrong)).toEqual([]);
  });

  it('money imports gap, study and statistics only', () => {
    const wrong = from('app/money').filter(
      ({ to, isPackage }) =>
        isPackage || !inside(to, 'app/money', 'app/gap', 'app/study', 'app/statistics'),
    );
    expect(show(wrong)).toEqual([]);
  });

  it('comments imports gap, study and statistics only', () => {
    const wrong = from('app/comments').filter(
      ({ to, isPackage }) =>
        isPackage || !inside(to, 'app/comments', 'app/gap', 'app/study', 'app/statistics'),
    );
    expect(show(wrong)).toEqual([]);
  });

  it('ui imports types only of study, gap, money, comments, accounts and audit, and nothing of the server', () => {
    const wrong = from('app/ui').filter(
      ({ to, isPackage, typesOnly }) =>
        !isPackage &&
        !inside(to, 'app/ui', 'app/messages') &&
        !(
          typesOnly &&
          inside(
            to,
            'app/accounts',
            'app/audit',
            'app/study',
            'app/gap',
            'app/money',
            'app/comments',
          )
        ),
    );
    expect(show(wrong)).toEqual([]);
  });

  it('db imports study, the tally and who leaves it, never HTTP', () => {
    const wrong = from('db').filter(({ to, isPackage }) =>
      isPackage
        ? to.startsWith('@remix-run') || to === 'node:http'
        : !inside(to, 'db', 'app/study', 'app/gap/tally', 'app/gap/leaving'),
    );
    expect(show(wrong)).toEqual([]);
  });

  it('routes import neither seeds nor tests', () => {
    const wrong = from('app/routes').filter(({ to }) => inside(to, 'seeds', 'tests'));
    expect(show(wrong)).toEqual([]);
  });

  it('nothing imports a route but its test', () => {
    const wrong = all.filter(
      ({ from, to }) => inside(to, 'app/routes') && !inside(from, 'tests/routes'),
    );
    expect(show(wrong)).toEqual([]);
  });

  it('the program never imports tests', () => {
    const wrong = from('app', 'db', 'seeds').filter(({ to }) => inside(to, 'tests'));
    expect(show(wrong)).toEqual([]);
  });
});
