import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { getTableColumns, getTableName, isTable } from 'drizzle-orm';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import * as schema from '../../db/schema';

/**
 * What a statement names rows by: their organisation, or what they belong to, which is looked up by its
 * organisation first.
 */
const PARENTS = ['waveId', 'studyId', 'draftId', 'userId'] as const;
type Scope = 'tenantId' | (typeof PARENTS)[number];

const tables = Object.entries(schema).flatMap(([name, table]) =>
  isTable(table) ? [{ name, table }] : [],
);
const SCOPES = new Map<string, Scope>(
  tables.map(({ name, table }) => {
    const columns = getTableColumns(table);
    return [name, PARENTS.find((parent) => parent in columns) ?? 'tenantId'];
  }),
);
const BY_SQL_NAME = new Map<string, string>(
  tables.map(({ name, table }) => [String(getTableName(table)), name]),
);

const folder = path.resolve(import.meta.dirname, '..', '..', 'db');
const files = readdirSync(folder).filter((name) => name.endsWith('.server.ts'));

const app = path.resolve(folder, '..', 'app');
const appFiles = readdirSync(app, { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.tsx?$/.test(name))
  .map((name) => ({ name, text: readFileSync(path.join(app, name), 'utf8') }));

interface Statement {
  /** file function table */
  name: string;
  scope: Scope;
  /** Whether it stores new rows, which hold their organisation instead of being looked for by it. */
  isStoring: boolean;
  text: string;
}

/** Calls of a query builder that name the table that is read or written. */
const NAMING = new Set(['from', 'update', 'delete', 'insert']);

const sources = new Map(
  files.map((file) => [
    file,
    ts.createSourceFile(
      file,
      readFileSync(path.join(folder, file), 'utf8'),
      ts.ScriptTarget.Latest,
      true,
    ),
  ]),
);

/** The functions and constants of a file by name. */
function declarationsOf(source: ts.SourceFile | undefined): Map<string, string> {
  const declared = new Map<string, string>();
  for (const node of source?.statements ?? []) {
    if (ts.isFunctionDeclaration(node) && node.name) declared.set(node.name.text, node.getText());
    if (ts.isVariableStatement(node))
      for (const one of node.declarationList.declarations)
        declared.set(one.name.getText(), one.getText());
  }
  return declared;
}

/** What a file takes from others of the folder, by name. */
function importsOf(source: ts.SourceFile): Map<string, string> {
  const taken = new Map<string, string>();
  for (const node of source.statements) {
    if (!ts.isImportDeclaration(node) || !ts.isStringLiteral(node.moduleSpecifier)) continue;
    const declared = declarationsOf(sources.get(`${path.basename(node.moduleSpecifier.text)}.ts`));
    const names = node.importClause?.namedBindings;
    for (const { name } of names && ts.isNamedImports(names) ? names.elements : []) {
      const body = declared.get(name.text);
      if (body !== undefined) taken.set(name.text, body);
    }
  }
  return taken;
}

/** Every statement of a file, with the text of what it uses of the folder. */
function statementsOf(file: string): Statement[] {
  const source = sources.get(file);
  if (!source) return [];
  const declared = new Map([...importsOf(source), ...declarationsOf(source)]);
  const found: Statement[] = [];
  const add = (node: ts.Node, table: string, isStoring: boolean) => {
    const scope = SCOPES.get(table);
    if (!scope) return;
    let owner: ts.Node = node;
    while (owner.parent && owner.parent !== source) owner = owner.parent;
    const name = nameOf(owner);
    const text = withUsed(conditionsOf(node, isStoring), owner, declared);
    found.push({ name: `${file} ${name} ${table}`, scope, isStoring, text });
  };
  const visit = (node: ts.Node) => {
    if (
      ts.isCallExpression(node) &&
      ts.isPropertyAccessExpression(node.expression) &&
      NAMING.has(node.expression.name.text) &&
      node.arguments[0]
    )
      add(outermost(node), node.arguments[0].getText(), node.expression.name.text === 'insert');
    if (ts.isTaggedTemplateExpression(node) && node.tag.getText() === 'sql') {
      const text = node.template.getText();
      for (const [, does = '', named = '', raw = ''] of text.matchAll(
        /(from|join|update|into)\s+(?:\$\{(\w+)\}|(\w+))/g,
      ))
        add(node, named || (BY_SQL_NAME.get(raw) ?? ''), does === 'into');
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

/** The whole chain of calls that a call is a part of, with what is done around it in its statement. */
function outermost(node: ts.Node): ts.Node {
  let whole = node;
  while (
    ts.isCallExpression(whole.parent) ||
    ts.isPropertyAccessExpression(whole.parent) ||
    ts.isAwaitExpression(whole.parent)
  )
    whole = whole.parent;
  return whole;
}

/** What a statement says of which rows it means, or what it stores; not what it reads of them, or changes. */
function conditionsOf(node: ts.Node, isStoring: boolean): string {
  if (ts.isTaggedTemplateExpression(node)) return node.getText();
  const parts: string[] = [];
  const visit = (inner: ts.Node) => {
    if (ts.isCallExpression(inner) && ts.isPropertyAccessExpression(inner.expression)) {
      const { text } = inner.expression.name;
      if ((isStoring ? ['values'] : ['where', 'innerJoin']).includes(text))
        parts.push(...inner.arguments.map((argument) => argument.getText()));
    }
    ts.forEachChild(inner, visit);
  };
  visit(node);
  return parts.join(' ');
}

function nameOf(node: ts.Node): string {
  if (ts.isFunctionDeclaration(node) || ts.isClassDeclaration(node)) return node.name?.text ?? '';
  if (ts.isVariableStatement(node))
    return node.declarationList.declarations[0]?.name.getText() ?? '';
  return '';
}

/** A statement's text with that of the constants and functions that it uses. */
function withUsed(given: string, owner: ts.Node, declared: ReadonlyMap<string, string>): string {
  const local = new Map<string, string>();
  const collect = (inner: ts.Node) => {
    if (ts.isVariableDeclaration(inner) && ts.isIdentifier(inner.name) && inner.initializer)
      local.set(inner.name.text, inner.initializer.getText());
    ts.forEachChild(inner, collect);
  };
  collect(owner);
  let text = given;
  for (let depth = 0; depth < 3; depth += 1)
    for (const [name, body] of [...declared, ...local])
      if (new RegExp(`\\b${name}\\b`).test(text) && !text.includes(body)) text += ` ${body}`;
  return text;
}

/** Whether it compares a column that names whose rows they are, or stores one. */
const isScoped = ({ scope, isStoring, text }: Statement) =>
  [scope, 'tenantId'].some((name) => {
    const column = name.replace('Id', '_id');
    const compared = [
      `(?:eq|inArray)\\(\\s*\\w+\\.${name}\\b`,
      `\\$\\{\\w+\\.${name}\\}\\s*(?:=|in\\b)`,
      `\\b${column}\\s*(?:=|in\\b)`,
    ];
    const stored = [`\\b${name}\\b`, `\\b${column}\\b`];
    return new RegExp((isStoring ? stored : compared).join('|')).test(text);
  });

/** Statements that name no organisation, by the reason why they need none. */
const EXCEPTIONS: Record<string, readonly string[]> = {
  'a secret that only its owner holds names the row': [
    'apiKeys findApiKey apiKeys',
    'invitations openInvitation invitations',
    'invitations takeInvitation invitations',
    'passwordResets findPasswordReset passwordResets',
    'passwordResets takePasswordReset passwordResets',
    'sessions findSession sessions',
    'sessions endSessionOf sessions',
    'sessions endSessionOf users',
  ],
  'an address has one account in the whole installation': [
    'sessions openSession users',
    'users findAddress users',
    'users findSignIn users',
  ],
  'the condition comes from those who call it, of the account that is signed in': [
    'sessions endThose sessions',
  ],
  'what is stored has its organisation by its type': [
    'invitations addInvitation invitations',
    'outbox addMessage outbox',
    'signInProviders saveProvider signInProviders',
    'signInProviders addIdentity identities',
    'users createUser users',
    'waveReaders giveWave waveReaders',
  ],
  'the row was found by its organisation a moment ago, in the same transaction or by the caller': [
    'draftVersions followVersion studyDrafts',
    'imports beginImport waves',
    'publishing publishSettled waves',
    'replacing Settling waves',
    'drafts savedPage waves',
    'responses storeResponse waves',
    'responses submitted waves',
    'steps steppingOf waves',
    'studyEdits store studyDrafts',
    'studyRemoval removeStudy studies',
    'waves createWave studies',
    'waves changeWave waves',
    'batches countBatches batches',
    'batches countBatches responses',
  ],
  'the program looks after the whole installation': [
    'backlog countUnfolded unfolded',
    'imports sweepImports imports',
    'invitations sweepInvitations invitations',
    'open isReady waves',
    'organisations listOrganisations organisations',
    'outbox claimMessage outbox',
    'outbox settleSent outbox',
    'outbox settleFailed outbox',
    'outbox giveUpLostMessages outbox',
    'outbox sweepMessages outbox',
    'passwordResets sweepPasswordResets passwordResets',
    'rateCounts addRateCounts rateCounts',
    'rateCounts forgetRateCounts rateCounts',
    'rateCounts sumRateCounts rateCounts',
    'rateCounts forgetSubjects rateCounts',
    'sessions sweepSessions sessions',
    'signInProviders listProviders signInProviders',
    'studies isEmpty studies',
    'tallies unfoldedWaves imports',
    'tallies unfoldedWaves unfolded',
    'tallyForm bringTallies waves',
    'tallyForm bringWave waves',
    'users hasAnybodySignedIn users',
    'version refuseForeign installation',
    'waves listDueWaves waves',
  ],
  'who looks for it by its id compares its organisation, which is looked at below': [
    'waves findWave waves',
  ],
};

describe('a statement of the database', () => {
  const statements = files.flatMap(statementsOf);
  const unscoped = [
    ...new Set(
      statements.filter((one) => !isScoped(one)).map(({ name }) => name.replace('.server.ts', '')),
    ),
  ];

  it('names the organisation, or what belongs to it, unless it is said why not', () => {
    // Were they not found, all of them would be scoped.
    expect(statements.length).toBeGreaterThan(250);
    expect(unscoped.sort()).toEqual(Object.values(EXCEPTIONS).flat().sort());
  });

  it('is made nowhere but there, and the wave of an address is compared with the organisation', () => {
    const wrong = appFiles.filter(({ text }) => /from '.*db\/schema'/.test(text));
    expect(wrong.map(({ name }) => name)).toEqual([]);
    const looking = appFiles.filter(({ text }) => /\b(?:findWave|recentWave)\(/.test(text));
    expect(looking.length).toBeGreaterThan(4);
    const unasked = looking.filter(({ text }) => !/tenantId|requireReader/.test(text));
    expect(unasked.map(({ name }) => name).sort()).toEqual([
      // Whoever has a questionnaire's address may answer it, in whatever organisation.
      'questionnaire/visit.server.ts',
      // Reads again what it has just changed.
      'routes/api.v1.waves.$id.ts',
      // Prints the addresses of the demo's waves.
      'serve.server.ts',
    ]);
  });
});
