import type { HeadersFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { formHeaders } from '../accounts/requireUser.server';
import { changeStudy, openEditor } from '../studies/editing.server';
import { foundIn, libraryItems, librarySearch } from '../studies/library.server';
import { EditorFrame } from '../ui/studies/EditorFrame';
import { Library } from '../ui/studies/Library';
import { editorMeta } from '../ui/studies/meta';

export async function loader(args: LoaderFunctionArgs) {
  const view = await openEditor(args);
  const ready = libraryItems(view.locale);
  const search = librarySearch(new URL(args.request.url).searchParams);
  const constructs = [...new Set(ready.map(({ construct }) => construct))];
  return {
    ...view,
    ready: foundIn(ready, search),
    library: { ...search, constructs, total: ready.length },
  };
}
export const action = changeStudy;

export const headers: HeadersFunction = formHeaders;
export const meta: MetaFunction<typeof loader> = ({ data }) =>
  editorMeta(data, 'studies.view_library');

export default function StudyLibrary() {
  const view = useLoaderData<typeof loader>();
  return (
    <EditorFrame view={view}>
      <Library ready={view.ready} library={view.library} />
    </EditorFrame>
  );
}
