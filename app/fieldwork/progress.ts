import type { ResponseCounts, SentOnDay, Unsent } from '../../db/fieldwork.server';
import type { Audience } from '../study/document';
import type { SideProgress } from '../ui/FieldworkTable';
import { median } from './median';

const DAY = 24 * 60 * 60 * 1000;
/** The days that the pace is taken of. */
const PACE_DAYS = 7;
/** Fewer responses than this tell no pace. */
const PACE_FROM = 5;

const sum = (rows: readonly { count: number }[]) => rows.reduce((all, { count }) => all + count, 0);

/** What the database counted of a wave. */
export interface Counted extends ResponseCounts {
  unsent: readonly Unsent[];
  opened: readonly { audience: Audience; count: number }[];
}

/** How far a side is, from what the database counted of it. */
export function sideProgress(
  side: Audience,
  counted: Counted,
  settings: { target: number | null; invited: number | null; minimumBase: number },
  now: Date,
): SideProgress {
  const { target, invited, minimumBase } = settings;
  const of = <Row extends { audience: Audience }>(rows: readonly Row[]) =>
    rows.filter(({ audience }) => audience === side);
  const sent = of(counted.sent);
  const unsent = of(counted.unsent);
  const complete = sent.filter(({ status }) => status === 'complete');
  const reported = complete.filter(({ flagged }) => !flagged);
  const completed = sum(reported);
  const underWay = sum(unsent.filter(({ isActive }) => isActive));
  const left = sum(unsent) - underWay;
  const own = sum(complete.filter(({ isOwn }) => isOwn));
  const started = own + underWay + left;
  const taken = of(counted.taken).flatMap(({ item, seconds, count }) =>
    item === null && seconds !== null ? [{ seconds, count }] : [],
  );
  return {
    side,
    target,
    invited,
    completed,
    flagged: sum(complete) - completed,
    partial: sum(sent.filter(({ status }) => status === 'partial')),
    // A page that was open before they were counted may be sent by now.
    opened: Math.max(started, sum(of(counted.opened))),
    started,
    ownCompleted: own,
    underWay,
    left,
    responseRate: invited ? completed / invited : null,
    completionRate: started > 0 ? own / started : null,
    medianSeconds: sum(taken) >= minimumBase ? median(taken) : null,
    lastAt: counted.last[side]?.toISOString() ?? null,
    fullOn:
      target === null ? null : (fullOn(reported, target - completed, now)?.toISOString() ?? null),
  };
}

/**
 * When so many more are there at the pace of the last days: now where they are; null where too few
 * came to tell.
 */
export function fullOn(
  sent: readonly { day: string; count: number }[],
  missing: number,
  now: Date,
): Date | null {
  if (missing <= 0) return now;
  const today = Math.floor(now.getTime() / DAY);
  const ofDay = ({ day }: { day: string }) => Math.floor(Date.parse(`${day}T00:00:00Z`) / DAY);
  const recent = sent.filter((row) => ofDay(row) > today - PACE_DAYS && ofDay(row) <= today);
  const came = sum(recent);
  if (came < PACE_FROM) return null;
  // Where the fieldwork is younger than these days, its own age counts, a day at least.
  const first = Math.min(...sent.map(ofDay));
  const since = Math.max(first, today - PACE_DAYS + 1) * DAY;
  const days = Math.max(1, (now.getTime() - since) / DAY);
  const ahead = (missing / came) * days;
  return ahead > 10 * 365 ? null : new Date(now.getTime() + ahead * DAY);
}
/** The responses of each day from the first to the last, days without any included. */
export function perDay(
  sent: readonly SentOnDay[],
): { day: string; counts: Record<Audience, number> }[] {
  const counts = new Map<string, Record<Audience, number>>();
  for (const { day, audience, count } of sent) {
    const known = counts.get(day) ?? { consumer: 0, manager: 0 };
    counts.set(day, { ...known, [audience]: known[audience] + count });
  }
  const days = [...counts.keys()].map((day) => Date.parse(`${day}T00:00:00Z`));
  if (days.length === 0) return [];
  const first = Math.min(...days);
  const length = Math.round((Math.max(...days) - first) / DAY) + 1;
  return Array.from({ length }, (_, at) => {
    const day = new Date(first + at * DAY).toISOString().slice(0, 10);
    return { day, counts: counts.get(day) ?? { consumer: 0, manager: 0 } };
  });
}
