import type { HeadersFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { NO_STORE } from '../accounts/requireUser.server';
import { openTopic } from '../topics.server';
import { TopicPage } from '../ui/TopicPage';
import { topicFinding } from '../ui/topicText';
import { viewMeta } from '../ui/ViewPage';

export const loader = (args: LoaderFunctionArgs) => openTopic(args, 'waiting');

export { clientLoader } from '../ui/unreached';

export const headers: HeadersFunction = () => NO_STORE;

export const meta: MetaFunction<typeof loader> = ({ data }) => viewMeta(data, topicFinding);

export default function Waiting() {
  return <TopicPage data={useLoaderData<typeof loader>()} />;
}
