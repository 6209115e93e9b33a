import type { HeadersFunction, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { formHeaders } from '../accounts/requireUser.server';
import { changeStudy, openEditor } from '../studies/editing.server';
import { EditorFrame } from '../ui/studies/EditorFrame';
import { ItemList } from '../ui/studies/ItemList';
import { editorMeta } from '../ui/studies/meta';

export const loader = openEditor;
export const action = changeStudy;

export const headers: HeadersFunction = formHeaders;
export const meta: MetaFunction<typeof loader> = ({ data }) => editorMeta(data, 'studies.items');

/** The items of a study, to be edited. */
export default function StudyItems() {
  return (
    <EditorFrame view={useLoaderData<typeof loader>()}>
      <ItemList />
    </EditorFrame>
  );
}
