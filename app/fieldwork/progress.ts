import type { SentOnDay, Unsent } from '../../db/fieldwork.server';
import type { Audience } from '../study/document';

const DAY = 24 * 60 * 60 * 1000;
/** The days that the pace is taken of. */
const PACE_DAYS = 7;
/** Fewer responses than this tell no pace. */
const PACE_FROM = 5;

/** How far one side of a wave is. */
export interface SideProgress {
  target: number | null;
  invited: number | null;
  completed: number;
  /** Completed and set aside: they stand in no report. */
  flagged: number;
  partial: number;
  /** Begun in the questionnaire: completed there, under way, or left. */
  started: number;
  /** Completed in the questionnaire, not brought from elsewhere. */
  ownCompleted: number;
  underWay: number;
  left: number;
  /** Completed of those invited; null where nobody said how many these are. */
  responseRate: number | null;
  /** Completed of those started; null where nobody has. */
  completionRate: number | null;
  /** Of those who completed it, in seconds; null where fewer than the minimum base did. */
  medianSeconds: number | null;
  lastAt: Date | null;
  /** When the target is reached at the pace of the last days; null where that cannot be said. */
  fullOn: Date | null;
}

const sum = (rows: readonly { count: number }[]) => rows.reduce((all, { count }) => all + count, 0);

/** What the database counted of a side. */
export interface Counted {
  sent: readonly SentOnDay[];
  unsent: readonly Unsent[];
  taken: readonly Taken[];
}

/** How far a side is, from what the database counted of it. */
export function sideProgress(
  { sent, unsent, taken }: Counted,
  settings: { target: number | null; invited: number | null; minimumBase: number },
  now: Date,
): SideProgress {
  const { target, invited, minimumBase } = settings;
  const complete = sent.filter(({ status }) => status === 'complete');
  const counted = complete.filter(({ flagged }) => !flagged);
  const completed = sum(counted);
  const underWay = sum(unsent.filter(({ isActive }) => isActive));
  const left = sum(unsent) - underWay;
  const own = sum(complete.filter(({ isOwn }) => isOwn));
  const started = own + underWay + left;
  const lasts = sent.map(({ lastAt }) => lastAt.getTime());
  return {
    target,
    invited,
    completed,
    flagged: sum(complete) - completed,
    partial: sum(sent.filter(({ status }) => status === 'partial')),
    started,
    ownCompleted: own,
    underWay,
    left,
    responseRate: invited ? completed / invited : null,
    completionRate: started > 0 ? own / started : null,
    medianSeconds: sum(taken) >= minimumBase ? median(taken) : null,
    lastAt: lasts.length > 0 ? new Date(Math.max(...lasts)) : null,
    fullOn: target === null ? null : fullOn(counted, target - completed, now),
  };
}

/** How many took so long, in seconds. */
export interface Taken {
  seconds: number;
  count: number;
}

/**
 * The time that half of them took at most, between the two middle ones where there are two.
 * @example median([{ seconds: 60, count: 1 }, { seconds: 90, count: 1 }]) // 75
 */
export function median(taken: readonly Taken[]): number | null {
  const all = sum(taken);
  const sorted = [...taken].sort((a, b) => a.seconds - b.seconds);
  const nth = (place: number) => {
    let before = 0;
    return sorted.find(({ count }) => {
      before += count;
      return before > place;
    })?.seconds;
  };
  const [low, high] = [nth(Math.floor((all - 1) / 2)), nth(Math.floor(all / 2))];
  return low === undefined || high === undefined ? null : (low + high) / 2;
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
