import { holderOf } from '../src/holder';

const owner = { actor: 'bob', runUrl: 'https://ci.example/9', action: 'ssh-deploy deploy', since: 'noon' };

it('tells who holds a lock, since when and until when', () => {
  expect(holderOf({ number: 1, expiresInSeconds: 90, owner, steps: [] })).toBe(
    'bob (ssh-deploy deploy, since noon) https://ci.example/9 - it expires in 1 min 30 s unless it is renewed',
  );
  const nobody = { ...owner, actor: '', action: '', runUrl: '' };
  expect(holderOf({ number: 1, expiresInSeconds: -5, owner: nobody, steps: [] })).toBe(
    'someone (a run, since noon) - it ends with the step that is still running',
  );
});
