import type { HeadersFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { formHeaders } from '../accounts/requireUser.server';
import { changeStudy, openEditor } from '../studies/editing.server';
import { translationsOf } from '../studies/translations';
import { EditorFrame } from '../ui/studies/EditorFrame';
import { editorMeta } from '../ui/studies/meta';
import { Translations } from '../ui/studies/Translations';

export async function loader(args: LoaderFunctionArgs) {
  const view = await openEditor(args);
  return { ...view, texts: translationsOf(view.draft, new URL(args.request.url).searchParams) };
}
export const action = changeStudy;

export const headers: HeadersFunction = formHeaders;
export const meta: MetaFunction<typeof loader> = ({ data }) =>
  editorMeta(data, 'studies.view_translations');

export default function StudyTranslations() {
  const view = useLoaderData<typeof loader>();
  return (
    <EditorFrame view={view}>
      <Translations texts={view.texts} />
    </EditorFrame>
  );
}
