import type { HeadersFunction, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { formHeaders } from '../accounts/requireUser.server';
import { changeStudy, openEditor } from '../studies/editing.server';
import { EditorFrame } from '../ui/studies/EditorFrame';
import { editorMeta } from '../ui/studies/meta';
import { QuestionnaireList } from '../ui/studies/QuestionnaireList';

export const loader = openEditor;
export const action = changeStudy;

export const headers: HeadersFunction = formHeaders;
export const meta: MetaFunction<typeof loader> = ({ data }) =>
  editorMeta(data, 'studies.view_pages');

export default function StudyPages() {
  return (
    <EditorFrame view={useLoaderData<typeof loader>()}>
      <QuestionnaireList />
    </EditorFrame>
  );
}
