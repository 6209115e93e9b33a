import type { HeadersFunction, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { formHeaders } from '../accounts/requireUser.server';
import { changeStudy, openEditor } from '../studies/editing.server';
import { AuditLink } from '../ui/AuditLink';
import { EditorFrame } from '../ui/studies/EditorFrame';
import { editorMeta } from '../ui/studies/meta';
import { StudySettings } from '../ui/studies/StudySettings';

export const loader = openEditor;
export const action = changeStudy;

export const headers: HeadersFunction = formHeaders;
export const meta: MetaFunction<typeof loader> = ({ data }) =>
  editorMeta(data, 'studies.view_settings');

export default function StudySettingsPage() {
  const view = useLoaderData<typeof loader>();
  return (
    <EditorFrame view={view}>
      <StudySettings waves={view.waves} published={view.published} />
      {view.mayEdit && <AuditLink about={`study:${view.draft.key}`} />}
    </EditorFrame>
  );
}
