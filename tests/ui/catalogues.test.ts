import { IntlMessageFormat } from 'intl-messageformat';
import { expect, it } from 'vitest';
import { accountEn } from '../../app/messages/account.en';
import { accountSv } from '../../app/messages/account.sv';
import { auditEn } from '../../app/messages/audit.en';
import { auditSv } from '../../app/messages/audit.sv';
import { benchmarksEn } from '../../app/messages/benchmarks.en';
import { benchmarksSv } from '../../app/messages/benchmarks.sv';
import { commentsEn } from '../../app/messages/comments.en';
import { commentsSv } from '../../app/messages/comments.sv';
import { explainEn } from '../../app/messages/explain.en';
import { explainSv } from '../../app/messages/explain.sv';
import { figuresEn } from '../../app/messages/figures.en';
import { figuresSv } from '../../app/messages/figures.sv';
import { groupsEn } from '../../app/messages/groups.en';
import { groupsSv } from '../../app/messages/groups.sv';
import { moneyEn } from '../../app/messages/money.en';
import { moneySv } from '../../app/messages/money.sv';
import { partsEn } from '../../app/messages/parts.en';
import { partsSv } from '../../app/messages/parts.sv';
import { reportEn } from '../../app/messages/report.en';
import { studiesEn } from '../../app/messages/studies.en';
import { studiesSv } from '../../app/messages/studies.sv';
import { topicsEn } from '../../app/messages/topics.en';
import { topicsSv } from '../../app/messages/topics.sv';
import { usersEn } from '../../app/messages/users.en';
import { usersSv } from '../../app/messages/users.sv';
import { wavesEn } from '../../app/messages/waves.en';
import { wavesSv } from '../../app/messages/waves.sv';

/** The placeholders of a message. */
const placeholders = (message: string) =>
  [
    ...new Set([...message.matchAll(/\{(\w+)(?:, \w+)?[,}]/g)].map(([, name]) => name ?? '')),
  ].sort();

const PAIRS = [
  ['the report', reportEn, null],
  ['the accounts', accountEn, accountSv],
  ['the views beside the report', partsEn, partsSv],
  ['money', moneyEn, moneySv],
  ['groups', groupsEn, groupsSv],
  ['the explanations', explainEn, explainSv],
  ['the audit log', auditEn, auditSv],
  ['the users', usersEn, usersSv],
  ['comments', commentsEn, commentsSv],
  ['the benchmarks', benchmarksEn, benchmarksSv],
  ['the studies', studiesEn, studiesSv],
  ['the reproduced figures', figuresEn, figuresSv],
  ['the topics', topicsEn, topicsSv],
  ['the waves', wavesEn, wavesSv],
] as const;

const CATALOGUES = PAIRS.flatMap(([name, english, swedish]) => {
  const rest = PAIRS.flatMap(([other, texts]) => (other === name ? [] : Object.keys(texts)));
  return swedish === null ? [] : [[name, english, swedish, rest] as const];
});

it.each(CATALOGUES)(
  'every text of %s is there in both languages, with the same placeholders',
  (_, english, swedish, rest) => {
    expect(Object.keys(swedish)).toEqual(Object.keys(english));
    // The catalogues become one: none may hide a text of the other.
    for (const key of Object.keys(english)) expect(rest).not.toContain(key);
    const others = new Map<string, string>(Object.entries(swedish));
    for (const [key, message] of Object.entries<string>(english)) {
      const other = others.get(key) ?? '';
      const values = Object.fromEntries(placeholders(message).map((name) => [name, 2]));
      expect([key, placeholders(other)]).toEqual([key, placeholders(message)]);
      expect(() => new IntlMessageFormat(message, 'en').format(values)).not.toThrow();
      expect(() => new IntlMessageFormat(other, 'sv').format(values)).not.toThrow();
    }
  },
);
