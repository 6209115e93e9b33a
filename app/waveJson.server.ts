import type { Wave } from '../db/waves.server';
import { type LinkBase, questionnaireLink, reportLink } from './links.server';

/** A wave as the API gives it. */
export function waveJson(wave: Wave, links: LinkBase, now: Date) {
  return {
    id: wave.id,
    study: wave.studyKey,
    studyVersion: wave.studyVersion,
    key: wave.key,
    title: wave.title,
    status: wave.status,
    opensAt: wave.opensAt?.toISOString() ?? null,
    closesAt: wave.closesAt?.toISOString() ?? null,
    archivesAt: wave.archivesAt?.toISOString() ?? null,
    minimumBase: wave.minimumBase,
    equivalenceMargin: wave.equivalenceMargin,
    complementaryWithholding: wave.complementaryWithholding,
    audiences: wave.audiences,
    synthetic: wave.synthetic,
    createdAt: wave.createdAt.toISOString(),
    links: {
      consumer: questionnaireLink(links, wave.id, 'consumer'),
      manager: questionnaireLink(links, wave.id, 'manager'),
      report: reportLink(links, wave.id, now),
    },
  };
}
