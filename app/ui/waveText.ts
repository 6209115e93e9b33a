import type { StateView, Status } from './WaveState';
import type { Words } from './Words';

/** What a wave is, in a sentence with its dates. */
export function stateFinding(
  status: Status,
  { opensAt, closesAt, archivesAt }: Pick<StateView, 'opensAt' | 'closesAt' | 'archivesAt'>,
  { t, f }: Words,
): string {
  const moment = (text: string | null) => (text === null ? '' : f.moment(new Date(text)));
  if (status === 'draft')
    return opensAt === null
      ? t('wave.finding_draft')
      : t('wave.finding_draft_opens', { moment: moment(opensAt) });
  if (status === 'open')
    return closesAt === null
      ? t('wave.finding_open')
      : t('wave.finding_open_closes', { moment: moment(closesAt) });
  if (status === 'closed') {
    if (closesAt === null) return t('wave.finding_closed');
    const values = { moment: moment(closesAt), archives: moment(archivesAt) };
    return t(
      archivesAt === null ? 'wave.finding_closed_at' : 'wave.finding_closed_archives',
      values,
    );
  }
  return archivesAt === null
    ? t('wave.finding_archived')
    : t('wave.finding_archived_at', { moment: moment(archivesAt) });
}

/** Whether a wave's addresses can be given out now. */
export function linksFinding(
  opens: 'open' | 'not_yet_open' | 'closed',
  opensAt: string | null,
  { t, f }: Words,
): string {
  if (opens !== 'not_yet_open') return t(`links.finding_${opens}`);
  return opensAt === null
    ? t('links.finding_draft')
    : t('links.finding_opens', { moment: f.moment(new Date(opensAt)) });
}
