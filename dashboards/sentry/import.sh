#!/bin/sh
# Imports the dashboard, the monitors and the alerts of this directory to a project of Sentry. Requires curl and jq.
#
# Dashboards and monitors are created or, if they differ from the files, updated. Alerts are created if they do not
# exist, and otherwise kept, since their recipients are configured in Sentry. Nothing is ever deleted.
set -eu

usage() {
  cat <<'END'
Usage: import.sh [--dry-run]

  --dry-run          print what would be created or updated, without doing so

Environment variables:

  SENTRY_AUTH_TOKEN  token with the scopes org:read, project:read, alerts:read and alerts:write
  SENTRY_ORG         slug of the organization
  SENTRY_PROJECT     slug of the project of the bot
  SENTRY_URL         URL of Sentry, https://sentry.io by default
END
}

fail() {
  echo "import.sh: $1" >&2
  exit "${2:-1}"
}

check_environment() {
  for tool in curl jq; do
    command -v "$tool" >/dev/null 2>&1 || fail "$tool is required, but not installed" 2
  done
  [ -n "${SENTRY_AUTH_TOKEN:-}" ] || fail "SENTRY_AUTH_TOKEN is not set: create a token with the scopes org:read, \
project:read, alerts:read and alerts:write" 2
  [ -n "${SENTRY_ORG:-}" ] || fail "SENTRY_ORG is not set: it is the slug of the organization" 2
  [ -n "${SENTRY_PROJECT:-}" ] || fail "SENTRY_PROJECT is not set: it is the slug of the project of the bot" 2
  case "$SENTRY_AUTH_TOKEN" in
    *[!A-Za-z0-9._~+/=-]*) fail "SENTRY_AUTH_TOKEN contains characters that are not part of a token" 2 ;;
  esac
  case "$SENTRY_ORG/$SENTRY_PROJECT" in
    *[!A-Za-z0-9_/-]*) fail "SENTRY_ORG and SENTRY_PROJECT have to be slugs, such as my-bot" 2 ;;
  esac
}

# Sends a request and writes the body of the response to $work/response. The token is not an argument of curl, since
# other users of the machine can read these.
send() {
  method=$1 path=$2 body=${3:-}
  set -- --silent --show-error --config "$work/curl" --request "$method" --dump-header "$work/headers" \
    --output "$work/response" --write-out '%{http_code}' --max-time 60
  if [ -n "$body" ]; then
    set -- "$@" --header 'Content-Type: application/json' --data-binary "@$body"
  fi
  : >"$work/response"
  status=$(curl "$@" "$url/api/0/$path") || fail "Sentry cannot be reached at $url"
  case "$status" in
    2??) ;;
    400) fail "Sentry rejected $method $path (status 400): $(cat "$work/response")" ;;
    401) fail "Sentry does not accept the token in SENTRY_AUTH_TOKEN (status 401)" ;;
    403) fail "the token in SENTRY_AUTH_TOKEN may not $method $path (status 403): the scopes org:read, project:read, \
alerts:read and alerts:write are required" ;;
    404) fail "$path was not found (status 404): check SENTRY_ORG, SENTRY_PROJECT and SENTRY_URL, and whether the plan \
of the organization includes dashboards and metric monitors" ;;
    429) fail "Sentry limits the rate of requests (status 429): try again later" ;;
    *) fail "$method $path failed with status $status: $(cut -c1-500 "$work/response")" ;;
  esac
}

# Writes all pages of a list to a file.
list() {
  resource=$1 file=$2 cursor=
  echo '[]' >"$file"
  while :; do
    send GET "$resource&per_page=100${cursor:+&cursor=$cursor}"
    jq -s 'add' "$file" "$work/response" >"$work/page"
    mv "$work/page" "$file"
    cursor=$(tr -d '\r' <"$work/headers" | sed -n \
      's/^[Ll]ink:.*rel="next"; *results="true"; *cursor="\([^"]*\)".*/\1/p')
    [ -n "$cursor" ] || break
  done
}

# Writes the entry of a list with the given name or title to a file, which is empty if there is none.
find_named() {
  jq --arg name "$3" 'map(select((.name // .title) == $name)) | first // empty' "$1" >"$2"
}

# Whether the first file contains everything that the second one does. Sentry adds IDs, dates and defaults.
contains() {
  jq -e -n --slurpfile actual "$1" --slurpfile expected "$2" '
    def covers($expected):
      if ($expected | type) == "object" then
        type == "object" and (. as $actual | all($expected | keys[]; . as $key | $actual[$key] | covers($expected[$key])))
      elif ($expected | type) == "array" then
        type == "array" and length == ($expected | length)
          and (. as $actual | all(range($expected | length); . as $i | $actual[$i] | covers($expected[$i])))
      else
        . == $expected
      end;
    $actual[0] | covers($expected[0])' >/dev/null
}

report() {
  case "$1" in
    created) created=$((created + 1)) ;;
    updated) updated=$((updated + 1)) ;;
    *) unchanged=$((unchanged + 1)) ;;
  esac
  if [ -n "$dry_run" ] && [ "$1" != unchanged ]; then
    printf 'would be %-9s  %-9s  %s\n' "$1" "$2" "$3"
  else
    printf '%-9s  %-9s  %s\n' "$1" "$2" "$3"
  fi
}

# Sends the request unless this is a dry run.
change() {
  if [ -z "$dry_run" ]; then
    send "$@"
  else
    echo '{"id": "0"}' >"$work/response"
  fi
}

import_alert() {
  name=$(jq -r '.name' "$work/alert")
  find_named "$work/alerts" "$work/existing" "$name"
  if [ -s "$work/existing" ]; then
    cp "$work/existing" "$work/response"
    report unchanged alert "$name"
  else
    change POST "organizations/$SENTRY_ORG/workflows/" "$work/alert"
    report created alert "$name"
  fi
  jq --arg name "$name" --slurpfile alert "$work/response" '. + {($name): $alert[0].id}' "$work/ids" >"$work/page"
  mv "$work/page" "$work/ids"
}

# The parts of a monitor that are compared, from how Sentry returns it and how it is written. Whether a monitor is
# enabled is decided in Sentry once it exists.
COMPARED='{
  name, type, description, config,
  dataSources: .dataSources | map(.queryObj.snubaQuery // . | {dataset, eventTypes, aggregate, query, timeWindow}),
  conditionGroup: {
    logicType: .conditionGroup.logicType,
    conditions: .conditionGroup.conditions | map({type, comparison, conditionResult}) | sort_by(.type)
  }
}'

import_monitor() {
  name=$(jq -r '.name' "$work/monitor")
  find_named "$work/monitors" "$work/existing" "$name"
  if [ ! -s "$work/existing" ]; then
    jq --arg project "$project" --slurpfile ids "$work/ids" \
      '. + {projectId: $project, workflowIds: [$ids[0][.alerts[]]]} | del(.alerts)' "$work/monitor" >"$work/body"
    change POST "organizations/$SENTRY_ORG/detectors/" "$work/body"
    report created monitor "$name"
    return
  fi
  # Alerts that were connected in Sentry stay connected.
  jq --arg project "$project" --slurpfile ids "$work/ids" --slurpfile existing "$work/existing" \
    '. + {projectId: $project, workflowIds: (($existing[0].workflowIds // []) + [$ids[0][.alerts[]]] | unique)}
      | del(.alerts, .enabled)' "$work/monitor" >"$work/body"
  jq "$COMPARED + {workflowIds: (.workflowIds // [] | unique)}" "$work/existing" >"$work/actual"
  jq "$COMPARED + {workflowIds}" "$work/body" >"$work/expected"
  if contains "$work/actual" "$work/expected"; then
    report unchanged monitor "$name"
  else
    change PUT "organizations/$SENTRY_ORG/detectors/$(jq -r '.id' "$work/existing")/" "$work/body"
    report updated monitor "$name"
  fi
}

import_dashboard() {
  jq --argjson project "$project" '. + {projects: [$project]}' "$directory/dashboard.json" >"$work/dashboard"
  title=$(jq -r '.title' "$work/dashboard")
  find_named "$work/dashboards" "$work/existing" "$title"
  if [ ! -s "$work/existing" ]; then
    change POST "organizations/$SENTRY_ORG/dashboards/" "$work/dashboard"
    report created dashboard "$title"
    return
  fi
  id=$(jq -r '.id' "$work/existing")
  send GET "organizations/$SENTRY_ORG/dashboards/$id/"
  if contains "$work/response" "$work/dashboard"; then
    report unchanged dashboard "$title"
  else
    change PUT "organizations/$SENTRY_ORG/dashboards/$id/" "$work/dashboard"
    report updated dashboard "$title"
  fi
}

# Calls a function for each entry of an array in a file, which is written to $work/$3.
each() {
  count=$(jq length "$1")
  index=0
  while [ "$index" -lt "$count" ]; do
    jq --argjson index "$index" '.[$index]' "$1" >"$work/$3"
    "$2"
    index=$((index + 1))
  done
}

dry_run=
case "${1:-}" in
  '') ;;
  --dry-run) dry_run=true ;;
  -h | --help) usage && exit ;;
  *) usage >&2 && exit 2 ;;
esac
check_environment

url=${SENTRY_URL:-https://sentry.io}
url=${url%/}
directory=$(dirname "$0")
umask 077
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
trap 'exit 1' HUP INT TERM
echo "header = \"Authorization: Bearer $SENTRY_AUTH_TOKEN\"" >"$work/curl"
echo '{}' >"$work/ids"
created=0 updated=0 unchanged=0

# Everything is read before anything is changed.
send GET "projects/$SENTRY_ORG/$SENTRY_PROJECT/"
project=$(jq -r '.id' "$work/response")
list "organizations/$SENTRY_ORG/workflows/?project=-1" "$work/alerts"
list "organizations/$SENTRY_ORG/detectors/?project=$project" "$work/monitors"
list "organizations/$SENTRY_ORG/dashboards/?sort=title" "$work/dashboards"

each "$directory/alerts.json" import_alert alert
each "$directory/monitors.json" import_monitor monitor
import_dashboard

if [ -n "$dry_run" ]; then
  echo "$created would be created, $updated would be updated, $unchanged unchanged"
else
  echo "$created created, $updated updated, $unchanged unchanged"
fi
