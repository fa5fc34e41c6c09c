import { pairSecrets, secretsInQueries } from './pair-secrets';
import type { RawInputs } from './raw-inputs';
import { isList, isMap, type Structure } from './structure';

/** The secrets inside the inputs that are YAML: what `headers` hold, and what the queries of URLs hold. */
export function secretsInStructures({ structures = {} }: RawInputs): string[] {
  return Object.values(structures).flatMap((parsed) => ('value' in parsed ? secretsIn(parsed.value) : []));
}

function secretsIn(value: Structure): string[] {
  if (isList(value)) return value.flatMap(secretsIn);
  if (!isMap(value)) return secretsInQueries(value);
  return Object.entries(value).flatMap(([key, inner]) => [
    ...(key === 'headers' ? headerLines(inner).flatMap((line) => pairSecrets('headers', line)) : []),
    ...secretsIn(inner),
  ]);
}

/** However they are written: as a text, as a list of lines, or as a map. */
function headerLines(value: Structure): string[] {
  if (isList(value)) return value.flatMap(headerLines);
  if (!isMap(value)) return [value];
  return Object.entries(value).flatMap(([name, inner]) =>
    isMap(inner) || isList(inner) ? headerLines(inner) : [`${name}: ${inner}`],
  );
}
