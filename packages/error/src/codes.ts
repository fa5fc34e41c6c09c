/** Every stable error code with its usual cause and its cure. docs/error-codes.md is generated from this table. */
export const codes = {
  AMBIGUOUS_REF: {
    cause: 'A branch and a tag (or a commit) have the same name and are different commits.',
    cure: 'Give the full name in `ref`, such as `refs/tags/v2` or `refs/heads/v2`, or the whole SHA.',
  },
  AUTH_FAILED: {
    cause: 'The server refused the key or password, or the key cannot be used in this form.',
    cure: 'Check `username` and `private-key`. The public half of the key must be in the `authorized_keys` file of that user on that host.',
  },
  BAD_INPUT: {
    cause: 'One or more inputs are missing, unknown or not allowed.',
    cure: 'Fix every input that the message lists. Nothing was requested or changed.',
  },
  BAD_RECORD: {
    cause:
      'The report to replay does not exist, is not a report of error-rate-monitor, or does not contain the requested measurements.',
    cure: 'Give the path from the output `report-path` of an earlier run, and request only signals that this run watched.',
  },
  BAD_RELEASE: {
    cause: 'An earlier verdict rolled this version back, and the host has marked it as bad.',
    cure: 'Deploy a new version, or set `allow-bad: true` if the cause is fixed.',
  },
  CANCELLED: {
    cause: 'The run was cancelled (SIGINT or SIGTERM).',
    cure: 'Start the run again. Every host is on a complete version and holds no lock.',
  },
  COMMAND_FAILED: {
    cause: 'A step on the host failed or was killed by a signal.',
    cure: 'Read the output of the step in the log. `hosts` and the report name the step, the host and the exit code.',
  },
  COMMAND_TIMEOUT: {
    cause: 'A step on the host did not end within `command-timeout` and was stopped.',
    cure: 'Raise `command-timeout`, or find out why the step hangs.',
  },
  CONFIGURATION: {
    cause:
      'The deploy script ended with exit code 2, or a health check found no version at `version-path` in the responses and cannot judge them.',
    cure: 'Deploy script: read its output; usually a variable or a file is missing on the host. Health check: set `version-path` to one of the fields that the message lists.',
  },
  CONNECT_FAILED: {
    cause: 'The host refused the connection, the host name does not resolve, or there is no route to the host.',
    cure: 'Check the host name, the port and the firewall, and check that sshd is running.',
  },
  CONNECT_TIMEOUT: {
    cause: 'The host did not answer within `connect-timeout`.',
    cure: 'Check that the host is running and that no firewall drops the packets.',
  },
  CONNECTION_LOST: {
    cause: 'The connection to the host broke during the work, and 90 seconds of reconnecting failed.',
    cure: 'Start the run again. Finished work is not repeated, and an unfinished step does not count as a success.',
  },
  DISK_FULL: {
    cause: 'The host has no free disk space or no free inodes.',
    cure: 'Free some space. The incomplete upload was removed.',
  },
  ERROR_RATE_EXCEEDED: {
    cause: 'The error rate stayed above the threshold for the sustained time.',
    cure: 'Inspect the live release. Roll it back unless the workflow already did.',
  },
  FILE_UNREADABLE: {
    cause: 'A file that an input names is missing, is a folder, a device or a FIFO, or is larger than 64 MiB.',
    cure: 'Give the path of a regular file, such as the `report-path` of an earlier step, or give the report itself.',
  },
  FORBIDDEN: {
    cause: 'The token does not have the required permission.',
    cure: 'Add the permission that the message names to the job.',
  },
  FORWARDING_REFUSED: {
    cause: 'The SSH server does not allow forwarding, or not to this address.',
    cure: 'Allow it: set AllowTcpForwarding and PermitOpen in sshd_config, and remove `restrict` from the key in authorized_keys.',
  },
  GITHUB_API: {
    cause: 'The GitHub API refused the request or did not answer in time.',
    cure: 'Read the answer in the message. After a 5xx status or a timeout, run the step again.',
  },
  HEALTH_FAILED: {
    cause: 'The health check of the new release did not pass in time.',
    cure: 'Read the last output of the check. That host was rolled back; the table shows the state of the other hosts.',
  },
  HOST_CERTIFICATE: {
    cause:
      'The host presented a certificate from a known authority, but the certificate is expired, revoked, damaged or issued for another host.',
    cure: 'Have the authority sign the host key again, for the name that `hosts` uses, and reload sshd.',
  },
  HOST_KEY_MISMATCH: {
    cause:
      'The host presented a different key than the known one: the host was reinstalled, or someone intercepts the connection.',
    cure: 'Find out which of the two happened. Replace the line in `known-hosts` only if the host was reinstalled.',
  },
  HOST_KEY_UNKNOWN: {
    cause: 'No key is known for this host.',
    cure: 'Compare the fingerprint with the one on the host, then paste the printed line into `known-hosts`.',
  },
  HOST_PROTOCOL: {
    cause: 'The program on the host sent an answer that this version does not understand.',
    cure: 'Use the same major version of the suite in every workflow that deploys to this path.',
  },
  HOST_UNFIT: {
    cause: 'The host lacks something that a deploy needs: a tool, or permission to write to the path.',
    cure: 'Install the tool or grant the permission that the message names.',
  },
  INTERNAL: {
    cause: 'This is a bug in deploy-actions.',
    cure: 'Please report it, with the stack trace from the log.',
  },
  IRREVERSIBLE: {
    cause: 'A release between the live release and the older one has a migration that cannot be undone.',
    cure: 'Fix the problem with a new version. If the old code works with the new data, set `allow-after-migration: true`.',
  },
  LOCK_LOST: {
    cause:
      'This run no longer holds the lock: someone broke it, or this run did not renew it within `lock-ttl` and another run took over.',
    cure: 'This run stopped its work on that host. Check the live version with `operation: status`, and run again when the run that the message names has ended.',
  },
  LOCKED: {
    cause: 'Another run holds the lock of this path.',
    cure: 'Wait for the run that the message names, or set `lock-wait`. The lock expires at the time shown.',
  },
  LOGIN_SHELL: {
    cause:
      'The login shell of the user on the host, or one of its startup files, exited, replaced the command or read its input.',
    cure: 'Check ~/.bashrc, ~/.profile and ~/.zshenv of that user for `exit`, `exec`, `read` or `cat`, check the shell in /etc/passwd (nologin, false), and check ForceCommand in sshd_config.',
  },
  NO_BASELINE: {
    cause: 'The watch compares with a baseline, and there is no usable baseline.',
    cure: 'Before the deploy, run `operation: baseline` with the same `metrics`, and pass its output `baseline` or its report file. The baseline must contain every signal that has a `max-increase`. If the baseline is zero, a percentage of it is zero too: give the increase as `1pp`, or as a number in the unit of the metric.',
  },
  NO_DATA: {
    cause:
      'There was nothing to measure: no answer, another version, a gap in the data, or too few measurements or requests.',
    cure: 'Check the addresses and paths. The new version may be live and unverified: measure again, confirm it, or request a rollback. `on-inconclusive` decides whether the step fails. An action may have a more specific input for this, such as `on-no-data`.',
  },
  NO_DEPLOYMENT: {
    cause: 'There is no deployment record for this outcome.',
    cure: 'Run deployment-record with `operation: start` first, or pass its `deployment-id`.',
  },
  NO_PREVIOUS_RELEASE: {
    cause: 'The host has no earlier good release on disk to roll back to.',
    cure: 'See `<path>/.deploy/history.jsonl` for the releases of this host. Deploy a working version, or name another one in `to-version`.',
  },
  NO_TRAFFIC: {
    cause: 'The metrics were read, but no request arrived during the whole watch.',
    cure: 'Check that traffic reaches the service and that `total` counts it. If no traffic is normal, as after a first deploy, set `on-no-traffic: pass`; the verdict stays `inconclusive`.',
  },
  NOT_LIVE: {
    cause: 'The version to confirm is not the live version on this host.',
    cure: 'Another run deployed or rolled back in the meantime. See the history on the host.',
  },
  NOT_RECOVERED: {
    cause: 'The rollback is complete, but the service did not become healthy on the old version.',
    cure: 'The release is probably not the cause. Inspect the service immediately.',
  },
  PROVIDER_ERROR: {
    cause: 'The metric source refused the query, and waiting does not help.',
    cure: 'Check the path or query and the access rights.',
  },
  QUERY_TOO_COSTLY: {
    cause: 'A JSONPath needs more work on the response of the service than the limit allows, so nothing was judged.',
    cure: 'Simplify the JSONPath: no filter inside a filter, no `..` inside a filter, a shorter pattern. Or make the response of the service smaller.',
  },
  REGISTRY_AUTH: {
    cause: 'The container registry refused the login (exit code 3 of a deploy script).',
    cure: 'Check the registry credentials.',
  },
  ROLLBACK_FAILED: {
    cause: 'At least one host could not be rolled back. The hosts may run different versions.',
    cure: 'Inspect the hosts at the top of the table. Each row shows the version of the host.',
  },
  ROLLED_BACK: {
    cause: 'The version was judged bad, and the previous version is live again.',
    cure: 'The service needs no further action. Fix the version before you deploy it again.',
  },
  SAME_HOST: {
    cause: 'Two lines of `hosts` name the same machine with the same path.',
    cure: 'Name every host once. Nothing went live.',
  },
  SHARED_IN_OLD_PLACE: {
    cause: 'A path is new in `shared-paths`, and its files are in the live release, not in `<path>/shared/`.',
    cure: 'Run the `mv` command from the message once on the host, or create the path in `<path>/shared/` to start without these files.',
  },
  SHARED_MISSING: {
    cause: 'A file in `shared-paths` is neither in `shared/` on the host nor in the payload.',
    cure: 'Put it into `<path>/shared/` on the host, or into the payload as a first version. The name of a folder ends with `/`.',
  },
  SLACK_API: {
    cause: 'Slack refused the message, or it is not known whether the message arrived.',
    cure: 'See `reason`. Replace a webhook that was revoked.',
  },
  SOURCE: {
    cause:
      '`source` cannot be shipped: a path does not exist, a pattern matches nothing, there is no file in it, an archive cannot be unpacked, or two lines give one path different contents.',
    cure: 'Fix the lines of `source` that the message names, and check that an earlier step of the same job created the files. An empty release needs `allow-empty: true`.',
  },
  STALE_BASE: {
    cause:
      'Files of an older release on the host were changed in place, the host does not allow links to them, or something in `shared/` was removed during the run.',
    cure: 'You need not do anything: the files are sent again. Set `link-unchanged: false` if steps write into shipped files.',
  },
  TAG_REFUSED: {
    cause:
      'No input names the commit that the tag would stand on, or `ref` names another one than the deployment is of.',
    cure: 'Give `ref` (a branch, a tag or a SHA) to `operation: start`; the outcome is on the record.',
  },
  TAG_TAKEN: {
    cause: 'A git tag with this name already points to another commit.',
    cure: 'Choose a name that contains the commit, or delete the old tag. The action never moves a tag.',
  },
  UNHEALTHY: {
    cause: 'The service did not become healthy in time, or became unhealthy during the watch.',
    cure: "Read the service's own log around `decidedAt` (in the file that `report-path` names). Roll the version back unless the workflow already did.",
  },
  UNKNOWN_REF: {
    cause: 'The repository has no branch, tag or commit of the name in `ref`.',
    cure: 'Check the name and that it is pushed; the token needs `contents: read`.',
  },
  UNPROVEN: {
    cause:
      'The release to confirm is live but not verified: the run that activated it ended before all of its steps and checks passed.',
    cure: 'Run the deploy again: it activates the release again, with its checks. Then confirm it.',
  },
  UPLOAD_FAILED: {
    cause: 'The files on the host differ from the files that were sent.',
    cure: 'Run again. The incomplete upload was removed, and nothing went live.',
  },
} as const satisfies Record<string, { cause: string; cure: string }>;

export type Code = keyof typeof codes;
