import type { ReportMessage } from '../../messages/report';
import type { Draft } from '../../study/edit/draft';
import { wordsOf } from '../Words';

/** The title of a page of the editor. */
export function editorMeta(
  data: { locale: string; draft: Draft; language: string } | undefined,
  page: ReportMessage,
) {
  const { t } = wordsOf(data?.locale ?? 'en');
  const title = data?.draft.title[data.language] ?? data?.draft.key;
  return [
    { title: [t(page), title, 'Parallax'].filter(Boolean).join(' · ') },
    { name: 'robots', content: 'noindex' },
  ];
}
