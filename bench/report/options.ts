/** What was asked for on a command line of `--name value` and `--switch` words. Throws with what is legal. */
export function readOptions<T extends Record<string, string | boolean>>(words: readonly string[], defaults: T): T {
  const given: Record<string, string | boolean> = { ...defaults };
  const legal = Object.keys(defaults).map((name) => `--${name}${typeof defaults[name] === 'string' ? ' …' : ''}`);
  for (let at = 0; at < words.length; at++) {
    const name = words[at]?.replace(/^--/, '') ?? '';
    const known = defaults[name];
    if (known === undefined || words[at] === name) throw new Error(`${words[at]} is none of ${legal.join(', ')}`);
    const value = typeof known === 'boolean' ? true : words[++at];
    if (value === undefined) throw new Error(`--${name} wants a value`);
    given[name] = value;
  }
  return given as T;
}

/** Picks by id, in the given order; an empty text means all. Throws where one is unknown. */
export function pick<T extends { id: string }>(all: readonly T[], list: string): T[] {
  const ids = list.split(',').filter((id) => id !== '');
  const unknown = ids.find((id) => !all.some((each) => each.id === id));
  if (unknown !== undefined) throw new Error(`${unknown} is none of ${all.map(({ id }) => id).join(', ')}`);
  return ids.length === 0 ? [...all] : all.filter(({ id }) => ids.includes(id));
}
