import { cureOf } from '../src/slack-errors';

describe('cureOf', () => {
  it.each([
    ['no_service', /new one/],
    ['invalid_token\n', /new one/],
    ['channel_is_archived', /unarchive/],
    ['action_prohibited', /administrator/],
    ['invalid_blocks', /report this/],
    ['rollup_error', /channel before/],
  ])('%j', (body, cure) => {
    expect(cureOf(body)).toMatch(cure);
  });

  it.each(['', '<html>', 'constructor'])('has a general cure for %j', (body) => {
    expect(cureOf(body)).toMatch(/Check that the URL/);
  });
});
