import { readMaxParallel } from '@deploy-actions/fleet';

function read(text: string | undefined) {
  const problems: string[] = [];
  const value = readMaxParallel({
    optional: () => text,
    problem: (name, { code }) => {
      problems.push(`${name} ${code}`);
    },
  });
  return { value, problems };
}

it('reads a count or a share, and says what is wrong with anything else', () => {
  expect(read('25%')).toEqual({ value: { kind: 'share', percent: 25 }, problems: [] });
  expect(read('3')).toEqual({ value: { kind: 'count', count: 3 }, problems: [] });
  expect(read('many').problems).toEqual(['max-parallel ILLEGAL']);
  expect(read(undefined).problems).toEqual(['max-parallel MISSING']);
});
