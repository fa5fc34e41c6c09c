import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Ajv } from 'ajv';

/** GitHub's published description of its API; the package's entry point would load nine of these. */
const PATH = '../../../node_modules/@octokit/openapi/generated/api.github.com.json';
const api = JSON.parse(readFileSync(fileURLToPath(new URL(PATH, import.meta.url)), 'utf8'));
const SCHEMAS = '#/components/schemas/';

const ajv = new Ajv({ strict: false, allErrors: true, logger: false, validateSchema: false });
ajv.addFormat('date-time', (text) => !Number.isNaN(Date.parse(text)) && /T.*(Z|[+-]\d\d:\d\d)$/.test(text));
// Where there is no address GitHub writes the empty string, although the description says "uri".
ajv.addFormat('uri', (text) => text === '' || URL.canParse(text.replaceAll(/[{}]/g, '')));

/** Values of a query arrive as text, and are what the description makes of them. */
const coercing = new Ajv({ strict: false, allErrors: true, logger: false, validateSchema: false, coerceTypes: true });
coercing.addFormat('date-time', (text) => !Number.isNaN(Date.parse(text)) && /T.*(Z|[+-]\d\d:\d\d)$/.test(text));

/** One documented operation with its validators, compiled at their first use. */
export function describeOperation(method, path) {
  const operation = api.paths[path]?.[method.toLowerCase()];
  if (!operation) throw new Error(`GitHub documents no ${method} ${path}`);
  const parameters = (operation.parameters ?? []).map((entry) => resolve(entry));
  const compiled = new Map();
  const validator = (key, schema) => {
    if (!compiled.has(key)) compiled.set(key, schema && ajv.compile(standalone(schema)));
    return compiled.get(key);
  };
  return {
    id: operation.operationId,
    /** What is wrong with a query: names that are not documented, values of another type or beyond their limits. */
    problemsOfQuery(query) {
      if (!compiled.has('query')) compiled.set('query', coercing.compile(standalone(querySchema(parameters))));
      return problems(compiled.get('query'), { ...query });
    },
    /** What is wrong with a request's body. Keys that GitHub does not document are wrong, too. */
    problemsOfBody(body) {
      const schema = operation.requestBody?.content['application/json']?.schema;
      if (!schema) return body === undefined ? [] : ['a body, where none is documented'];
      return problems(validator('body', { ...schema, additionalProperties: false }), body);
    },
    problemsOfResponse(status, body) {
      const response = operation.responses[status];
      if (!response) return status < 400 ? [`the status ${status} is not documented`] : [];
      const schema = resolve(response).content?.['application/json']?.schema;
      return schema ? problems(validator(status, schema), body) : [];
    },
  };
}

function querySchema(parameters) {
  const documented = parameters.filter((parameter) => parameter.in === 'query');
  return {
    type: 'object',
    additionalProperties: false,
    required: documented.filter(({ required }) => required).map(({ name }) => name),
    properties: Object.fromEntries(documented.map((parameter) => [parameter.name, limited(parameter)])),
  };
}

/** GitHub writes the maximum of a page into the description only: "The number of results per page (max 100)." */
function limited({ description = '', schema }) {
  const [, maximum] = /\(max(?:imum)?:? (\d+)\)/i.exec(description) ?? [];
  const lowest = schema.type === 'integer' ? { minimum: 1 } : {};
  return { ...lowest, ...(maximum === undefined ? {} : { maximum: Number(maximum) }), ...schema };
}

/** The smallest legal value of a documented schema, from its own examples. */
export function sample(name, overrides = {}) {
  return { ...smallest({ $ref: SCHEMAS + name }), ...overrides };
}

function smallest(schema) {
  if (schema.$ref) return smallest(resolve(schema));
  if (schema.nullable) return null;
  const choices = schema.oneOf ?? schema.anyOf;
  if (choices) return smallest(choices[0]);
  if (schema.allOf) return Object.assign({}, ...schema.allOf.map(smallest));
  if (schema.enum) return schema.enum[0];
  if (schema.type === 'array') return [];
  if (schema.type === 'object' || schema.properties) {
    const names = schema.required ?? [];
    return Object.fromEntries(names.map((name) => [name, smallest(schema.properties?.[name] ?? {})]));
  }
  const example = schema.example ?? schema.default;
  if (schema.type === 'boolean') return example === true;
  if (schema.type === 'integer' || schema.type === 'number') return typeof example === 'number' ? example : 1;
  if (typeof example === 'string') return example;
  if (schema.format === 'date-time') return '2020-01-01T00:00:00Z';
  return schema.format === 'uri' ? 'https://example.com/' : 'text';
}

function resolve(entry) {
  if (!entry.$ref) return entry;
  return entry.$ref
    .slice(2)
    .split('/')
    .reduce((at, key) => at[key], api);
}

/** A schema with all that it refers to, and OpenAPI's `nullable` said in JSON Schema. */
function standalone(schema) {
  const definitions = {};
  const convert = (value) => {
    if (Array.isArray(value)) return value.map(convert);
    if (typeof value !== 'object' || value === null) return value;
    if (typeof value.$ref === 'string' && value.$ref.startsWith(SCHEMAS)) {
      const name = value.$ref.slice(SCHEMAS.length);
      if (!(name in definitions)) {
        definitions[name] = {};
        definitions[name] = convert(resolve(value));
      }
      return { $ref: `#/$defs/${name}` };
    }
    const { nullable, example, examples, default: _, ...rest } = value;
    const isSchema = typeof nullable === 'boolean';
    const kept = isSchema ? rest : value;
    const converted = Object.fromEntries(Object.entries(kept).map(([key, entry]) => [key, convert(entry)]));
    return isSchema && nullable ? { anyOf: [{ type: 'null' }, converted] } : converted;
  };
  const root = convert(schema);
  return { ...root, $defs: definitions };
}

function problems(validate, value) {
  if (!validate || validate(value)) return [];
  return (validate.errors ?? []).map(
    ({ instancePath, message, params }) => `${instancePath || '/'} ${message} ${JSON.stringify(params)}`,
  );
}
