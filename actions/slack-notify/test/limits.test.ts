import { LAYOUT, SLACK } from '../src/limits';

const ESCAPED_MARKUP = 10;

describe('our layout', () => {
  it('keeps every part within what Slack takes for it', () => {
    expect(LAYOUT.fieldName + LAYOUT.fieldValue + ESCAPED_MARKUP).toBeLessThanOrEqual(SLACK.fieldText);
    expect(LAYOUT.environment + 60).toBeLessThanOrEqual(SLACK.headerText);
    expect(Math.max(LAYOUT.message, LAYOUT.reports)).toBeLessThanOrEqual(SLACK.sectionText);
    expect((LAYOUT.hostRow + 1) * (LAYOUT.hostRows + 1) + ESCAPED_MARKUP).toBeLessThanOrEqual(SLACK.sectionText);
    expect(LAYOUT.reportLine).toBeLessThanOrEqual(LAYOUT.reports);
  });
});
