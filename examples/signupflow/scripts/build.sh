#!/bin/sh
# Makes release/ from one commit, whatever is checked out: the application without its tests, and its version.
set -eu
commit=${1:?usage: sh scripts/build.sh <full commit SHA>}
full=$(git rev-parse --verify --quiet --end-of-options "$commit^{commit}") || {
  echo "no such commit: $commit" >&2
  exit 2
}
if [ "$full" != "$commit" ]; then
  echo "not a full commit SHA: $commit" >&2
  exit 2
fi
rm -rf release
mkdir release
git archive --format=tar --output=release.tar "$commit" app
tar -xf release.tar --strip-components=1 -C release
rm -rf release.tar release/test
printf '%s\n' "$commit" >release/VERSION
echo "release/ holds $commit"
