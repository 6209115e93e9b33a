import type { LoaderFunctionArgs } from '@remix-run/node';
import { type AuditEntry, listAudit, subjectName } from '../db/audit.server';
import type { Database } from '../db/open.server';
import { openDraft } from '../db/studyDrafts.server';
import { findUserById } from '../db/users.server';
import { findWave } from '../db/waves.server';
import { requireUser } from './accounts/requireUser.server';
import { AUDIT_ACTIONS, AUDIT_FAMILIES } from './audit/actions';
import { detailName, detailText } from './audit/detailText';
import { auditQuery } from './audit/query';
import { ofWave } from './audit/trace.server';
import { type ReportTranslate, reportMessages } from './messages/report';
import { reportLanguage } from './reportLanguage';
import type { ShownEntry } from './ui/AuditList';

const PAGE = 50;

/**
 * A page of the organisation's audit log.
 * @throws Response as requireUser does
 */
export async function openAudit(args: LoaderFunctionArgs) {
  const { request, context } = args;
  const { user } = await requireUser(args, ['administrator']);
  const { filter, what, before, faults, typed } = auditQuery(new URL(request.url).searchParams);
  const found =
    faults.length > 0
      ? []
      : await listAudit(context.db, user.tenantId, filter, { before, limit: PAGE + 1 });
  const shown = found.slice(0, PAGE);
  const locale = reportLanguage(request);
  const t = reportMessages(locale);
  const { subject } = filter;
  return {
    locale,
    what,
    /** What the entries are about, by its name. */
    about: subject && ((await nameOf(context.db, user.tenantId, subject)) ?? t('audit.about_none')),
    typed,
    faults,
    isFirst: before === null,
    /** Where the next page begins; null: it is the last one. */
    next: found.length > PAGE ? (shown.at(-1)?.id ?? null) : null,
    entries: shown.map((entry) => entryShown(entry, t)),
  };
}

/** What a subject was called last, or is called where nothing was noted of it; null: there is none. */
async function nameOf(
  db: Database,
  tenantId: string,
  subject: { kind: string; id: string },
): Promise<string | null> {
  const noted = await subjectName(db, tenantId, subject);
  if (noted !== null) return noted;
  const { kind, id } = subject;
  if (kind === 'user') return (await findUserById(db, tenantId, id))?.email ?? null;
  if (kind === 'study') return (await openDraft(db, tenantId, id))?.draft.key ?? null;
  const wave = kind === 'wave' ? await findWave(db, id) : undefined;
  return wave?.tenantId === tenantId ? ofWave(wave).name : null;
}

function entryShown(entry: AuditEntry, t: ReportTranslate): ShownEntry {
  const { id, at, actorKind, actorName, subjectKind } = entry;
  const { subjectName } = entry;
  const details = typeof entry.details === 'object' && entry.details !== null ? entry.details : {};
  return {
    id,
    at: at.toISOString(),
    actor: { kind: actorKind, name: actorName },
    action: AUDIT_ACTIONS.find((action) => action === entry.action) ?? null,
    written: entry.action,
    // Whoever signs in is the one whom it is about.
    subject:
      subjectName === null || actorName.includes(`<${subjectName}>`)
        ? null
        : subjectKind === 'address'
          ? t('audit.unknown_address', { mark: subjectName })
          : subjectName,
    details: Object.entries(details)
      .filter(([, value]) => value !== null && !(Array.isArray(value) && value.length === 0))
      .map(([name, value]) => {
        const { from, to } = written(value, (text) => detailText(name, text, t));
        return { name: detailName(name, t), from, to };
      }),
  };
}

/** A detail in words: what it is, or what it was and is. */
function written(
  value: unknown,
  say: (text: string) => string,
): { from: string | null; to: string } {
  const isChange = typeof value === 'object' && value !== null && 'from' in value && 'to' in value;
  return isChange
    ? { from: textOf(value.from, say), to: textOf(value.to, say) }
    : { from: null, to: textOf(value, say) };
}

const LONGEST = 300;

function textOf(value: unknown, say: (text: string) => string): string {
  if (value === null || value === '') return '–';
  const text = Array.isArray(value)
    ? value.map((one) => textOf(one, say)).join('; ')
    : typeof value === 'object'
      ? Object.entries(value)
          .map(([name, part]) => `${name} ${textOf(part, say)}`)
          .join(', ')
      : say(String(value));
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}

/** The actions of each family, as the page offers them. */
export function auditChoices() {
  return AUDIT_FAMILIES.map((family) => ({
    family,
    actions: AUDIT_ACTIONS.filter((action) => action.startsWith(`${family}.`)),
  }));
}
