/** What Slack takes: docs.slack.dev, reference/block-kit. */
export const SLACK = {
  blocks: 50,
  headerText: 150,
  sectionText: 3000,
  fieldsInSection: 10,
  fieldText: 2000,
  buttons: 25,
  buttonText: 75,
  buttonUrl: 3000,
} as const;

/**
 * What we take of it. Slack also refuses a message whose blocks are too long in all (about 13,000 characters), without
 * naming the limit, so that each part gets its share.
 */
export const LAYOUT = {
  environment: 60,
  version: 80,
  fieldName: 60,
  fieldValue: 250,
  fields: 20,
  message: 3000,
  reportLine: 400,
  reports: 2400,
  hostRow: 140,
  hostRows: 10,
  hostTables: 2,
  contextText: 200,
  contextUrl: 600,
  fallbackMessage: 1500,
} as const;
