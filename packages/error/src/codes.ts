/** Every stable error code with its usual cause and its cure. docs/error-codes.md is generated from this table. */
export const codes = {
  AUTH_FAILED: {
    cause: 'The server refused the key or password, or the key cannot be used as given.',
    cure: 'Check `username` and `private-key`; the public half must be in the authorized_keys of that user on that host.',
  },
  BAD_INPUT: {
    cause: 'One or more inputs are missing, unknown or not legal.',
    cure: 'Mend every input that the message lists; nothing was asked or changed.',
  },
  BAD_RECORD: {
    cause:
      'The report that is to be replayed is not there, is no report of error-rate-monitor, or has not measured what is asked for.',
    cure: 'Give the path of a file that an earlier run put out as `report-path`, and ask only for signals that it watched.',
  },
  BAD_RELEASE: {
    cause: 'The version was rolled back by a verdict before, and the host remembers it as bad.',
    cure: 'Ship a new version, or set `allow-bad: true` if the reason is gone.',
  },
  CANCELLED: {
    cause: 'The run was cancelled (SIGINT or SIGTERM).',
    cure: 'Start it again; the hosts were left on a whole version and without a lock.',
  },
  COMMAND_FAILED: {
    cause: 'A step on the host ended with a failure, or was killed by a signal.',
    cure: 'Read the output of the step in the log; `hosts` and the report name the step, the host and the exit code.',
  },
  COMMAND_TIMEOUT: {
    cause: 'A step on the host did not end within `command-timeout` and was stopped.',
    cure: 'Raise `command-timeout`, or look why the step hangs.',
  },
  CONFIGURATION: {
    cause:
      'The deploy script ended with exit code 2, or a health check cannot judge the answers as it is set: they have no version at `version-path`.',
    cure: 'Deploy script: read its output; usually a variable or a file is missing on the host. Health check: set `version-path` to one of the fields that the message lists.',
  },
  CONNECT_FAILED: {
    cause: 'The host refused the connection, has no such name or no route leads to it.',
    cure: 'Check host name and port, the firewall, and that sshd runs.',
  },
  CONNECT_TIMEOUT: {
    cause: 'The host did not answer within `connect-timeout`.',
    cure: 'Check that the host is up and that a firewall does not drop the packets.',
  },
  CONNECTION_LOST: {
    cause: 'The connection to the host broke in the middle of the work, and could not be made again for 90 seconds.',
    cure: 'Run again; what is finished is not done twice, and an unfinished step was not taken for a success.',
  },
  DISK_FULL: {
    cause: 'There is no room left on the host (or no free inode).',
    cure: 'Free some space; what was uploaded in part has been removed.',
  },
  ERROR_RATE_EXCEEDED: {
    cause: 'The error rate stayed above the threshold for the sustained time.',
    cure: 'Look at the release that is live; roll it back unless that was done for you.',
  },
  FILE_UNREADABLE: {
    cause: 'A file that an input names is missing, is a folder, a device or a FIFO, or is larger than 64 MiB.',
    cure: 'Give the path of a regular file, such as the `report-path` of an earlier step, or the report itself.',
  },
  FORBIDDEN: {
    cause: 'The token may not do this.',
    cure: 'Add the permission that the message names to the job.',
  },
  FORWARDING_REFUSED: {
    cause: 'The SSH server does not forward connections, or not to this place.',
    cure: 'Allow it: AllowTcpForwarding and PermitOpen in sshd_config, no `restrict` for the key in authorized_keys.',
  },
  GITHUB_API: {
    cause: 'The GitHub API refused the request or did not answer in time.',
    cure: 'Read the answer in the message; a 5xx or a time-out may pass by itself.',
  },
  HEALTH_FAILED: {
    cause: "A release's own health check did not pass in time.",
    cure: 'Read the last output of the check; that host has gone back, and the table tells what became of the others.',
  },
  HOST_CERTIFICATE: {
    cause: 'The host shows a certificate of a known authority that is expired, revoked, damaged or of another host.',
    cure: 'Let the authority sign the host key anew, for the name that `hosts` uses, and reload sshd.',
  },
  HOST_KEY_MISMATCH: {
    cause: 'The host showed another key than the one that is known: a reinstalled host, or somebody in between.',
    cure: 'Find out whether the host was reinstalled or somebody is in between; only then replace its line in `known-hosts`.',
  },
  HOST_KEY_UNKNOWN: {
    cause: 'No key is known for this host.',
    cure: 'Compare the fingerprint with the host itself, then paste the printed line into `known-hosts`.',
  },
  HOST_PROTOCOL: {
    cause: 'The program on the host answered something that this version does not understand.',
    cure: 'Use the same major version of the suite in every workflow that deploys to this path.',
  },
  HOST_UNFIT: {
    cause: 'The host lacks something that a deploy needs (a tool, or the right to write to the path).',
    cure: 'Install or allow what the message names.',
  },
  INTERNAL: {
    cause: 'A defect of ours.',
    cure: 'Please report it with the stack that was printed.',
  },
  IRREVERSIBLE: {
    cause: 'A release whose migration cannot be undone stands between the live release and the older one.',
    cure: 'Mend it forward with a new version; or, where the old code works with the new data, set `allow-after-migration: true`.',
  },
  LOCK_LOST: {
    cause:
      'The lock of this run is gone: somebody broke it, or the run was not heard of for longer than `lock-ttl` and another one took over.',
    cure: 'Nothing more was done on that host. Look at what is live there with `operation: status`, and run again when whoever the message names is done.',
  },
  LOCKED: {
    cause: 'Another run holds the lock of this path.',
    cure: 'Wait for the run that the message names, or set `lock-wait`; the lock ends by itself at the time shown.',
  },
  LOGIN_SHELL: {
    cause:
      'The login shell of the user on the host, or one of its start-up files, ended, replaced or read from the command that was sent.',
    cure: 'Look at ~/.bashrc, ~/.profile and ~/.zshenv of that user for `exit`, `exec`, `read` or `cat`, at the shell in /etc/passwd (nologin, false), and at ForceCommand in sshd_config.',
  },
  NO_BASELINE: {
    cause: 'A watch was told to compare with what was before, and there is no usable baseline of it.',
    cure: 'Run `operation: baseline` with the same `metrics` before the deploy and hand on its output `baseline`, or its report file. It must have measured every signal that has a `max-increase`. Where the baseline is zero, a share of it is nothing: say the increase as `1pp`, or as a number in the unit of the metric.',
  },
  NO_DATA: {
    cause: 'There was nothing to measure: no answer, another version, a gap, or too few measurements or requests.',
    cure: 'Check the addresses and paths. The new version may be live and unproven: measure again, confirm it, or roll it back on request. `on-inconclusive` (and the policy of what was unknown, such as `on-no-data`, where there is one) says whether the step fails for it.',
  },
  NO_DEPLOYMENT: {
    cause: 'There is no deployment on the record that this outcome belongs to.',
    cure: 'Run deployment-record with `operation: start` first, or hand on its `deployment-id`.',
  },
  NO_PREVIOUS_RELEASE: {
    cause: 'The host has no earlier release that was good, is not marked bad and is still on the disk.',
    cure: 'See `<path>/.deploy/history.jsonl` for what is there; deploy a version that works, or name another one in `to-version`.',
  },
  NO_TRAFFIC: {
    cause: 'The metrics were read, and no request arrived in the whole watch.',
    cure: 'See that traffic reaches the service and that `total` counts it. Where that is normal, as after a first deploy, set `on-no-traffic: pass`; the verdict stays `inconclusive`.',
  },
  NOT_LIVE: {
    cause: 'The version to confirm is not the one that is live on this host.',
    cure: 'Somebody deployed or rolled back in between; look at the history on the host.',
  },
  NOT_RECOVERED: {
    cause: 'The rollback was carried out, but the service did not become healthy on the old version.',
    cure: 'The cause is probably not the release; look at the service at once.',
  },
  PROVIDER_ERROR: {
    cause: 'The source of the metric refused the question, in a way that waiting does not mend.',
    cure: 'Check the path or query and the access rights.',
  },
  QUERY_TOO_COSTLY: {
    cause: 'A JSONPath needs more work on the answer of the service than one answer may cost, so nothing was judged.',
    cure: 'Select less: no filter inside a filter, no `..` inside a filter, a shorter pattern; or let the service answer with less.',
  },
  REGISTRY_AUTH: {
    cause: 'The container registry refused the login (exit code 3 of a deploy script).',
    cure: 'Check the registry credentials.',
  },
  ROLLBACK_FAILED: {
    cause: 'A host could not be brought back to its release; the fleet may be mixed.',
    cure: 'Look at the hosts that the table names first; each says on which version it is.',
  },
  ROLLED_BACK: {
    cause: 'The version was judged bad and the previous one is live again.',
    cure: 'Nothing more for the service; mend the version before it is deployed again.',
  },
  SAME_HOST: {
    cause: 'Two lines of `hosts` are names of the same machine, with the same path.',
    cure: 'Name every host once; nothing went live.',
  },
  SHARED_IN_OLD_PLACE: {
    cause:
      'A path is in `shared-paths` for the first time, and its files lie in the live release, not in `<path>/shared/`.',
    cure: 'Run the `mv` command that the message shows once on the host, or create the path in `<path>/shared/` to start without these files.',
  },
  SHARED_MISSING: {
    cause: 'A file named in `shared-paths` is neither in `shared/` on the host nor in the payload.',
    cure: 'Put it into `<path>/shared/` on the host, or into the payload as a first version; a folder is named with a `/` at its end.',
  },
  SLACK_API: {
    cause: 'Slack refused the message, or whether it arrived is not known.',
    cure: 'See `reason`; a webhook that was revoked must be replaced.',
  },
  SOURCE: {
    cause:
      'What `source` names cannot be shipped: a path does not exist, a pattern matches nothing, there is no file in it, an archive cannot be unpacked, or two lines give one path different contents.',
    cure: 'Fix the lines of `source` that the message names, and check that an earlier step of the same job made them. An empty release needs `allow-empty: true`.',
  },
  STALE_BASE: {
    cause:
      'Files of an older release on the host were changed in place, or the host does not let them be linked, or something in its `shared/` was removed meanwhile.',
    cure: 'None is needed: what is concerned is sent again. Set `link-unchanged: false` if steps write into shipped files.',
  },
  TAG_TAKEN: {
    cause: 'A git tag of this name stands on another commit.',
    cure: 'Choose a name that holds the commit, or delete the old tag; it is never moved.',
  },
  UNHEALTHY: {
    cause: 'The service did not become healthy in time, or fell ill while it was watched.',
    cure: "Look at the service's own log around `decidedAt` in the file that `report-path` names; roll the version back unless that was done.",
  },
  UNPROVEN: {
    cause:
      'The release to confirm is live, but its own steps and checks have not all passed: the run that brought it live died.',
    cure: 'Run the deploy again: it activates the release anew, with its checks; then confirm it.',
  },
  UPLOAD_FAILED: {
    cause: 'What arrived on the host is not what was sent.',
    cure: 'Run again; the incomplete upload was removed and nothing went live.',
  },
} as const satisfies Record<string, { cause: string; cure: string }>;

export type Code = keyof typeof codes;
