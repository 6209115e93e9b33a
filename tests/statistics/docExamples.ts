import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';

/** An example of a doc comment: code, and the value that its last expression is said to have. */
export interface Example {
  code: string;
  value: string;
}

/** An exported function, or one of its declarations put together, with what is said of it. */
export interface Documented {
  name: string;
  file: string;
  /** The doc comment without its examples, on one line. */
  text: string;
  examples: Example[];
}

/** An author with a year, or that there is none to be named. */
export const SOURCE = /\p{Lu}[\p{L}’']*(?: et al\.)? \(?(?:1[89]|20)\d\d\b|\bdefinition\b/u;

const root = path.resolve(import.meta.dirname, '..', '..');

/** The files of a folder, from the root of the project. */
export function filesOf(folder: string): string[] {
  return readdirSync(path.join(root, folder))
    .filter((file) => file.endsWith('.ts'))
    .map((file) => path.join(folder, file));
}

/** Every exported function of a file. */
export function documented(file: string): Documented[] {
  const text = readFileSync(path.join(root, file), 'utf8');
  const found = new Map<string, Documented>();
  for (const statement of parsed(text).statements)
    for (const name of functionsOf(statement)) {
      const known = found.get(name) ?? { name, file, text: '', examples: [] };
      found.set(name, known);
      const [comment = '', ...examples] = ts
        .getJSDocCommentsAndTags(statement)
        .filter(ts.isJSDoc)
        .map((doc) => plain(doc.getText()))
        .join('\n')
        .split('@example');
      known.text += comment.replaceAll(/\s+/g, ' ');
      known.examples.push(...examples.map(exampleOf));
    }
  return [...found.values()];
}

function parsed(text: string): ts.SourceFile {
  return ts.createSourceFile('file.ts', text, ts.ScriptTarget.Latest, true);
}

function functionsOf(statement: ts.Statement): string[] {
  const isExported =
    ts.canHaveModifiers(statement) &&
    ts.getModifiers(statement)?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword);
  if (!isExported) return [];
  if (ts.isFunctionDeclaration(statement)) return [statement.name?.text ?? 'default'];
  if (!ts.isVariableStatement(statement)) return [];
  return statement.declarationList.declarations
    .filter(({ initializer }) => initializer && ts.isArrowFunction(initializer))
    .map(({ name }) => name.getText());
}

/** A comment without its stars. */
function plain(comment: string): string {
  return comment.replaceAll(/^\s*\/\*\*|\*\/\s*$/g, '').replaceAll(/^\s*\* ?/gm, '');
}

/** Other tags may follow an example. */
function exampleOf(written: string): Example {
  const [text = ''] = written.split(/^@/m);
  const at = text.lastIndexOf('\n//') >= 0 ? firstOfLast(text) : text.lastIndexOf('// ');
  if (at < 0) return { code: text.trim(), value: '' };
  const value = text.slice(at).replaceAll(/^\s*\/\/ ?/gm, '');
  return { code: text.slice(0, at).trim(), value: value.trim() };
}

/** Where the block of comment lines begins that an example ends with. */
function firstOfLast(text: string): number {
  const lines = text.trimEnd().split('\n');
  let first = lines.length;
  while (first > 0 && lines[first - 1]?.trimStart().startsWith('//')) first -= 1;
  const before = lines.slice(0, first).join('\n');
  const trailing = (lines[first - 1] ?? '').lastIndexOf('// ');
  if (trailing < 0) return before.length;
  return before.length - (lines[first - 1] ?? '').length + trailing;
}

/** What an example's last expression comes to, with the given names known. */
export function evaluated({ code }: Example, scope: Readonly<Record<string, unknown>>): unknown {
  const source = parsed(code);
  const last = source.statements.at(-1);
  if (!last || !ts.isExpressionStatement(last)) throw new Error('does not end in an expression');
  const body = `"use strict";${code.slice(0, last.getStart(source))}return (${last.expression.getText(source)});`;
  const { outputText } = ts.transpileModule(`(function(){${body}})`, {
    compilerOptions: { target: ts.ScriptTarget.ES2022 },
  });
  const made: unknown = new Function(
    ...Object.keys(scope),
    `return ${outputText.trim().replace(/;$/, '')}()`,
  )(...Object.values(scope));
  return made;
}

/**
 * What differs between a value and a literal, one line a difference. Numbers agree to the digits
 * that are printed, arrays in all elements, objects in the members that are printed.
 */
export function unlike(actual: unknown, literal: string): string[] {
  const [statement] = parsed(`(${literal})`).statements;
  if (!statement || !ts.isExpressionStatement(statement)) return [`"${literal}" is no value`];
  return compared(actual, statement.expression, 'value');
}

function compared(actual: unknown, node: ts.Expression, at: string): string[] {
  const wrong = () => [`${at} is ${JSON.stringify(actual)} instead of ${node.getText()}`];
  if (ts.isParenthesizedExpression(node)) return compared(actual, node.expression, at);
  if (ts.isObjectLiteralExpression(node)) {
    if (typeof actual !== 'object' || actual === null) return wrong();
    const members = new Map<string, unknown>(Object.entries(actual));
    return node.properties.flatMap((member) =>
      ts.isPropertyAssignment(member)
        ? compared(
            members.get(nameOf(member.name)),
            member.initializer,
            `${at}.${nameOf(member.name)}`,
          )
        : [`${at} has a member that is no value: ${member.getText()}`],
    );
  }
  if (ts.isArrayLiteralExpression(node)) {
    if (!Array.isArray(actual) || actual.length !== node.elements.length) return wrong();
    return node.elements.flatMap((element, i) => compared(actual[i], element, `${at}[${i}]`));
  }
  if (ts.isStringLiteralLike(node)) return actual === node.text ? [] : wrong();
  const text = node.getText();
  const word = new Map<string, unknown>([
    ['true', true],
    ['false', false],
    ['null', null],
    ['undefined', undefined],
  ]);
  if (word.has(text)) return Object.is(actual, word.get(text)) ? [] : wrong();
  const digits = /^-?\d+(?:\.(\d+))?(?:e([-+]?\d+))?$/.exec(text);
  if (!digits) return [`${at} is said to be ${text}, which is no value`];
  const [, decimals = '', exponent = '0'] = digits;
  const unit = decimals === '' ? 1e-9 : 10 ** (Number(exponent) - decimals.length);
  const near =
    typeof actual === 'number' &&
    Math.abs(actual - Number(text)) <= unit / 2 + 1e-14 * Math.abs(Number(text));
  return near ? [] : wrong();
}

function nameOf(name: ts.PropertyName): string {
  return ts.isIdentifier(name) || ts.isStringLiteralLike(name) ? name.text : name.getText();
}
