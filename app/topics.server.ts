import type { LoaderFunctionArgs } from '@remix-run/node';
import { partChoices, TOPICS, type Topic } from './gap/topics';
import { faulty } from './report.server';
import { canBeInPart, openedTopic, topicPart } from './topicParts.server';

/**
 * One part of what a wave says of channels, waiting or loyalty; `view` null where the study has no
 * such item. Throws as openView does.
 */
export async function openTopic(args: LoaderFunctionArgs, topic: Topic) {
  const opened = await openedTopic(args);
  const { study, query, items } = opened;
  const parts = TOPICS[topic].map((part) => ({ part, ...partChoices(study, part) }));
  const asked = parts.find(({ part }) => part === query.show);
  if (query.show !== undefined && !asked) throw faulty([{ path: '$.show', message: 'is no part' }]);
  const chosen = asked ?? parts.find(({ first }) => first.length > 0) ?? parts[0];
  if (!chosen) throw new Error('every topic has a part');
  const about = query.item
    ? query.item.map((key) => chosen.all.find((choice) => choice.key === key))
    : chosen.first;
  const known = about.filter((choice) => choice !== undefined);
  if (known.length < about.length) throw faulty([{ path: '$.item', message: 'cannot be that' }]);
  const isKnown = known.some(({ key }) => key === query.matter);
  if (query.matter !== undefined && (chosen.part !== 'journey' || !isKnown))
    throw faulty([{ path: '$.matter', message: 'is no kind of matter that is shown' }]);
  const made = known.length === 0 ? null : await topicPart(opened, chosen.part, known);
  const labelOf = (key: string) => items.find((item) => item.key === key)?.label ?? key;
  const { confidence, adjust } = query;
  return {
    ...(canBeInPart(chosen.part) ? opened.inPart : opened.page),
    topic,
    parts: parts.map(({ part }) => part),
    part: chosen.part,
    asked: {
      items: known.map(({ key }) => key),
      confidence,
      adjust,
      matter: query.matter ?? '',
      of: query.of ?? ('' as const),
      axis: query.axis ?? ('' as const),
    },
    choices: chosen.all.map(({ key, items: together }) => ({
      key,
      label: together.map((item) => labelOf(item.key)).join(' → '),
    })),
    view: made?.view ?? null,
    weights: made?.weights ?? null,
    differ: made?.differ ?? false,
    asOf: (made?.asOf ?? opened.context.now()).toISOString(),
  };
}
