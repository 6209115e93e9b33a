import { z } from 'zod';
import type { openApi } from './openapi';

/** One parameter, field or body of the API, in words. */
export interface GuideField {
  name: string;
  type: string;
  /** The schema that the type names, where it has a place of its own. */
  link: string | null;
  required: boolean;
  description: string;
}

export interface GuideCall {
  id: string;
  tag: string;
  method: string;
  path: string;
  summary: string;
  description: string;
  parameters: GuideField[];
  bodies: GuideField[];
  answers: { status: string; description: string; contents: GuideField[] }[];
}

export interface GuideSchema {
  name: string;
  description: string;
  fields: GuideField[];
  json: string;
}

const schemaShape = z.looseObject({
  $ref: z.string().optional(),
  type: z.union([z.string(), z.array(z.string())]).optional(),
  enum: z.array(z.unknown()).optional(),
  const: z.unknown().optional(),
  format: z.string().optional(),
  description: z.string().optional(),
  default: z.unknown().optional(),
  items: z.unknown().optional(),
  anyOf: z.array(z.unknown()).optional(),
  oneOf: z.array(z.unknown()).optional(),
  properties: z.record(z.string(), z.unknown()).optional(),
  additionalProperties: z.unknown().optional(),
  required: z.array(z.string()).optional(),
});

const contents = z.record(z.string(), z.object({ schema: z.unknown() }));

const callShape = z.object({
  operationId: z.string(),
  tags: z.array(z.string()),
  summary: z.string(),
  description: z.string(),
  parameters: z.array(
    z.object({
      name: z.string(),
      in: z.string(),
      required: z.boolean(),
      description: z.string().optional(),
      schema: z.unknown(),
    }),
  ),
  requestBody: z.object({ content: contents }).optional(),
  responses: z.record(z.string(), z.object({ description: z.string(), content: contents })),
});

const documentShape = z.object({
  paths: z.record(z.string(), z.record(z.string(), callShape)),
  components: z.object({ schemas: z.record(z.string(), z.unknown()) }),
});

/** An OpenAPI document as people read it: calls in order, then the schemas that they name. */
export function apiGuide(document: ReturnType<typeof openApi>): {
  calls: GuideCall[];
  schemas: GuideSchema[];
} {
  const { paths, components } = documentShape.parse(document);
  const calls = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(
      ([method, call]): GuideCall => ({
        id: call.operationId,
        tag: call.tags[0] ?? '',
        method: method.toUpperCase(),
        path,
        summary: call.summary,
        description: call.description,
        parameters: call.parameters.map((parameter) => ({
          ...fieldOf(parameter.name, parameter.schema, parameter.required),
          description: parameter.description ?? '',
        })),
        bodies: fieldsOf(call.requestBody?.content ?? {}),
        answers: Object.entries(call.responses)
          .filter(([status]) => status.startsWith('2'))
          .map(([status, answer]) => ({
            status,
            description: answer.description,
            contents: fieldsOf(answer.content),
          })),
      }),
    ),
  );
  const schemas = Object.entries(components.schemas).map(([name, schema]): GuideSchema => {
    const { description = '', properties = {}, required = [] } = schemaShape.parse(schema);
    return {
      name,
      description,
      fields: Object.entries(properties).map(([field, inner]) =>
        fieldOf(field, inner, required.includes(field)),
      ),
      json: JSON.stringify(schema, null, 2),
    };
  });
  return { calls, schemas };
}

function fieldsOf(types: z.output<typeof contents>): GuideField[] {
  return Object.entries(types).map(([type, { schema }]) => fieldOf(type, schema, true));
}

function fieldOf(name: string, schema: unknown, required: boolean): GuideField {
  const { description = '', default: standard } = schemaShape.parse(schema);
  return {
    name,
    type: `${typeOf(schema)}${standard === undefined ? '' : `, default ${JSON.stringify(standard)}`}`,
    link: linkOf(schema),
    required,
    description,
  };
}

function linkOf(schema: unknown): string | null {
  const { $ref, items, anyOf = [], oneOf = [] } = schemaShape.parse(schema);
  if ($ref) return $ref.split('/').at(-1) ?? null;
  for (const inner of [items, ...anyOf, ...oneOf])
    if (inner !== undefined) {
      const link = linkOf(inner);
      if (link) return link;
    }
  return null;
}

/** A schema's type in a few words. @example typeOf({ type: ['string', 'null'] }) // 'string or null' */
export function typeOf(schema: unknown): string {
  const read = schemaShape.parse(schema);
  const { $ref, type, format, items, properties, additionalProperties } = read;
  if ($ref) return $ref.split('/').at(-1) ?? '';
  if (read.const !== undefined) return JSON.stringify(read.const);
  if (read.enum) return read.enum.map((value) => JSON.stringify(value)).join(', ');
  const variants = read.anyOf ?? read.oneOf;
  if (variants) return [...new Set(variants.map(typeOf))].join(' or ');
  if (type === 'array') return `list of ${items === undefined ? 'anything' : typeOf(items)}`;
  if (type === 'object' && !properties && typeof additionalProperties === 'object')
    return `object of ${typeOf(additionalProperties)}`;
  if (format === 'date-time') return Array.isArray(type) ? 'moment or null' : 'moment';
  return Array.isArray(type) ? type.join(' or ') : (type ?? 'anything');
}
