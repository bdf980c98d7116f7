#!/bin/sh
# Imports the dashboard, the monitors and the alerts of this directory to a project of Sentry. Requires curl and jq.
#
# The dashboard and monitors are created or, if they differ from the files, updated. Alerts are created if they do not
# exist, and otherwise kept, since their recipients are configured in Sentry.
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

list_alerts() {
  list "organizations/$SENTRY_ORG/workflows/?project=-1" "$work/alerts"
}

# Writes the dashboard with its widgets, which lists do not contain, to a file that is empty if there is none.
read_dashboard() {
  : >"$work/dashboard"
  id=$(jq -r --slurpfile wanted "$directory/dashboard.json" \
    'map(select(.title == $wanted[0].title)) | first | .id // empty' "$work/dashboards")
  if [ -n "$id" ]; then
    send GET "organizations/$SENTRY_ORG/dashboards/$id/"
    mv "$work/response" "$work/dashboard"
  fi
}

# Functions of jq that plan what to do. A step consists of five lines: its result, a method, a path, a name and a body.
FUNCTIONS='
  def step($result; $method; $path; $name; $body): $result, $method, $path, $name, ($body | tojson);

  def named($name): map(select((.name // .title) == $name)) | first;

  # Whether a value contains everything that is expected. Sentry adds IDs, dates and defaults.
  def covers($expected):
    . as $actual
    | if ($expected | type) == "object" then
        type == "object" and all($expected | keys[]; . as $key | $actual[$key] | covers($expected[$key]))
      elif ($expected | type) == "array" then
        type == "array" and length == ($expected | length)
          and all(range($expected | length); . as $i | $actual[$i] | covers($expected[$i]))
      else
        . == $expected
      end;

  # The parts of a monitor that are compared, from how Sentry returns it or from how it is sent.
  def compared: {
    name, type, description, config,
    dataSources: (.dataSources | map(.queryObj.snubaQuery // . | {
      dataset, aggregate, query, timeWindow, eventTypes: (.eventTypes | sort)
    })),
    conditionGroup: {
      logicType: .conditionGroup.logicType,
      conditions: (.conditionGroup.conditions | map({type, comparison, conditionResult}) | sort_by(.type))
    },
    workflowIds: ((.workflowIds // []) | unique)
  };
'

plan_alerts() {
  jq -r --slurpfile existing "$work/alerts" "$FUNCTIONS"'
    .[]
    | if . as $alert | $existing[0] | named($alert.name) then
        step("unchanged"; ""; ""; .name; null)
      else
        step("created"; "POST"; "workflows/"; .name; .)
      end' "$directory/alerts.json"
}

# An existing monitor keeps what is decided in Sentry: whether it is enabled, its environment and further alerts.
plan_monitors() {
  jq -r --arg project "$project" --slurpfile existing "$work/monitors" --slurpfile alerts "$work/alerts" "$FUNCTIONS"'
    .[]
    | . as $monitor
    | ($existing[0] | named($monitor.name)) as $found
    | [.alerts[] as $name | $alerts[0] | named($name).id // "0"] as $connected
    | del(.alerts) + {projectId: $project}
    | if $found == null then
        step("created"; "POST"; "detectors/"; .name; . + {workflowIds: $connected})
      else
        del(.enabled) | .dataSources[].environment = $found.dataSources[0].queryObj.snubaQuery.environment
        | . + {workflowIds: (($found.workflowIds // []) + $connected | unique)}
        | if compared as $expected | $found | compared | covers($expected) then
            step("unchanged"; ""; ""; .name; null)
          else
            step("updated"; "PUT"; "detectors/\($found.id)/"; .name; .)
          end
      end' "$directory/monitors.json"
}

# A dashboard belongs to the organization, so that the bots of several projects share it.
plan_dashboard() {
  jq -r --argjson project "$project" --slurpfile existing "$work/dashboard" "$FUNCTIONS"'
    . + {projects: (($existing[0].projects // []) + [$project] | unique)}
    | . as $expected
    | if $existing == [] then
        step("created"; "POST"; "dashboards/"; .title; .)
      elif $existing[0] | .projects |= unique | covers($expected) then
        step("unchanged"; ""; ""; .title; null)
      else
        step("updated"; "PUT"; "dashboards/\($existing[0].id)/"; .title; .)
      end' "$directory/dashboard.json"
}

# Performs the steps of $work/plan or, in a dry run, prints them only.
perform() {
  while IFS= read -r result && IFS= read -r verb && IFS= read -r resource && IFS= read -r name &&
    IFS= read -r content; do
    case "$result" in
      created) created=$((created + 1)) ;;
      updated) updated=$((updated + 1)) ;;
      *) unchanged=$((unchanged + 1)) ;;
    esac
    if [ "$result" = unchanged ]; then
      printf '%-9s  %-9s  %s\n' "$result" "$1" "$name"
    elif [ -n "$dry_run" ]; then
      printf 'would be %s  %-9s  %s\n' "$result" "$1" "$name"
    else
      printf '%s' "$content" >"$work/body"
      send "$verb" "organizations/$SENTRY_ORG/$resource" "$work/body"
      printf '%-9s  %-9s  %s\n' "$result" "$1" "$name"
    fi
  done <"$work/plan"
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
created=0 updated=0 unchanged=0

# Everything is read before anything is changed.
send GET "projects/$SENTRY_ORG/$SENTRY_PROJECT/"
project=$(jq -e -r '.id' "$work/response" 2>/dev/null) || fail "$url does not answer as Sentry does: check SENTRY_URL"
list_alerts
list "organizations/$SENTRY_ORG/detectors/?project=$project" "$work/monitors"
list "organizations/$SENTRY_ORG/dashboards/?sort=title" "$work/dashboards"
read_dashboard

plan_alerts >"$work/plan"
perform alert
if [ "$created" -gt 0 ] && [ -z "$dry_run" ]; then
  list_alerts
fi
plan_monitors >"$work/plan"
perform monitor
plan_dashboard >"$work/plan"
perform dashboard

if [ -n "$dry_run" ]; then
  echo "$created would be created, $updated would be updated, $unchanged unchanged"
else
  echo "$created created, $updated updated, $unchanged unchanged"
fi
