import type { HeadersFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { formHeaders } from '../accounts/requireUser.server';
import { changeStudy, openEditor } from '../studies/editing.server';
import { mended } from '../study/edit/mend';
import { EditorFrame } from '../ui/studies/EditorFrame';
import { editorMeta } from '../ui/studies/meta';
import { Preview } from '../ui/studies/Preview';
import { USUAL_WIDTHS, widthOf } from '../ui/studies/previewWidths';

export async function loader(args: LoaderFunctionArgs) {
  const view = await openEditor(args);
  const shown = mended(view.draft);
  const asked = new URL(args.request.url).searchParams.get('width') ?? '';
  return {
    ...view,
    width: widthOf(asked) ?? USUAL_WIDTHS[0],
    leftOut: shown ? shown.leftOut : null,
  };
}
export const action = changeStudy;

export const headers: HeadersFunction = formHeaders;
export const meta: MetaFunction<typeof loader> = ({ data }) =>
  editorMeta(data, 'studies.view_preview');

export default function StudyPreview() {
  const view = useLoaderData<typeof loader>();
  return (
    <EditorFrame view={view}>
      <Preview asked={view.width} leftOut={view.leftOut} />
    </EditorFrame>
  );
}
