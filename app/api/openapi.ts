import { z } from 'zod';
import { problemAnswer } from './answers';
import { type Operation, operations, refusalsOf } from './operations';

type Json = Record<string, unknown>;
const json = z.record(z.string(), z.unknown());

const PARAMETERS: Record<string, string> = {
  study: 'The key of a study.',
  id: 'The id of the wave, or of the published figure.',
};

/**
 * The OpenAPI 3.1 document of the API, made of the schemas that the routes check with.
 * @param server the address under which the API is reached
 */
export function openApi(server: string, version: string): Json {
  const schemas: Json = {};
  const schemaOf = (schema: z.ZodType, io: 'input' | 'output'): Json => {
    const { $schema: _, $defs = {}, ...own } = z.toJSONSchema(schema, { io });
    for (const [name, definition] of Object.entries($defs)) schemas[name] = pointed(definition);
    return pointed(own);
  };
  const paths: Record<string, Json> = {};
  for (const operation of Object.values<Operation>(operations)) {
    const path = `/api/v1${operation.path}`;
    paths[path] = {
      ...paths[path],
      [operation.method.toLowerCase()]: described(operation, schemaOf),
    };
  }
  schemaOf(problemAnswer, 'output');
  return {
    openapi: '3.1.0',
    info: {
      title: 'Parallax',
      version,
      description:
        'Measures the gap between what managers believe and what consumers experience. Send a key in the header "Authorization: Bearer …"; `npx parallax key create` makes one.',
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: server }],
    security: [{ key: [] }],
    paths,
    components: {
      schemas,
      securitySchemes: { key: { type: 'http', scheme: 'bearer' } },
    },
  };
}

function described(
  operation: Operation,
  schemaOf: (schema: z.ZodType, io: 'input' | 'output') => Json,
): Json {
  const { id, role, summary, description, query, body, answers, path } = operation;
  const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => ({
    name,
    in: 'path',
    required: true,
    description: PARAMETERS[name],
    schema: { type: 'string' },
  }));
  const inQuery = Object.entries(query.shape).map(([name, schema]) => {
    const { description: about, ...own } = schemaOf(schema as z.ZodType, 'input');
    return {
      name,
      in: 'query',
      required: false,
      ...(about ? { description: about } : {}),
      schema: own,
    };
  });
  const content = (types: Record<string, z.ZodType | null>, io: 'input' | 'output') =>
    Object.fromEntries(
      Object.entries(types).map(([type, schema]) => [
        type,
        { schema: schema ? schemaOf(schema, io) : { type: 'string' } },
      ]),
    );
  return {
    operationId: id,
    tags: [tagOf(path)],
    summary,
    description: [description, `Needs a key of role \`${role}\` or \`admin\`.`]
      .filter(Boolean)
      .join(' '),
    parameters: [...inPath, ...inQuery],
    ...(body ? { requestBody: { required: true, content: content(body, 'input') } } : {}),
    responses: {
      ...Object.fromEntries(
        Object.entries(answers).map(([status, answer]) => [
          status,
          { description: answer.description, content: content(answer.content, 'output') },
        ]),
      ),
      ...Object.fromEntries(
        refusalsOf(operation).map(({ status, about }) => [
          status,
          {
            description: about,
            content: {
              'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } },
            },
          },
        ]),
      ),
    },
  };
}

function tagOf(path: string): string {
  if (/responses|codebook/.test(path)) return 'Responses';
  if (path.endsWith('/gaps')) return 'Gaps';
  if (path.startsWith('/benchmarks')) return 'Benchmarks';
  return /waves/.test(path) ? 'Waves' : 'Studies';
}

/**
 * References into a schema's own definitions, as references into the document's components; the
 * bounds that every whole number has are left out.
 */
function pointed(schema: unknown): Json {
  return json.parse(
    JSON.parse(JSON.stringify(schema), (key, value: unknown) => {
      if (Math.abs(Number(value)) === Number.MAX_SAFE_INTEGER) return undefined;
      return key === '$ref' && typeof value === 'string'
        ? value.replace(/^#\/\$defs\//, '#/components/schemas/')
        : value;
    }),
  );
}
