const REPLACE = 'The webhook no longer exists: create a new one in the Slack app and replace the secret.';
const DEFECT = 'Please report this with the file at `payload-path`: the message exceeds a limit of Slack.';

/** What Slack's documented bodies mean for whoever must mend it: docs.slack.dev, sending messages using webhooks. */
const cures: Record<string, string> = {
  action_prohibited: 'An administrator of the workspace has restricted posting: ask them to allow this app.',
  channel_is_archived:
    'The channel of this webhook is archived: unarchive it, or create a webhook for another channel.',
  channel_not_found: 'The channel of this webhook no longer exists: create a webhook for another channel.',
  invalid_blocks: DEFECT,
  invalid_payload: DEFECT,
  invalid_token: REPLACE,
  no_active_hooks: REPLACE,
  no_service: REPLACE,
  no_service_id: REPLACE,
  no_team: 'The workspace in the URL does not exist: copy the webhook URL again.',
  no_text: DEFECT,
  posting_to_general_channel_denied:
    'Posting to the general channel is restricted: allow the app, or use another channel.',
  rollup_error: 'An error inside Slack: check the channel before you send it again.',
  team_disabled: 'The workspace is disabled: ask its administrator.',
  too_many_attachments: DEFECT,
  user_not_found: 'The user of this webhook no longer exists: create a new webhook.',
};

const WORKFLOW_CURE =
  'Check the workflow: it must be published, and its webhook must declare the variables that the README lists, all as text.';

/** The cure for an answer's body; a general one where the word is not documented. Workflows answer in JSON. */
export function cureOf(body: string): string {
  const word = body.trim();
  if (word.startsWith('{')) return WORKFLOW_CURE;
  return Object.hasOwn(cures, word) ? (cures[word] ?? '') : 'Check that the URL is the one that Slack shows.';
}
