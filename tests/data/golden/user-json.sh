#!/bin/sh
# connect-userconfig: one line a user, at the end. It goes on after a failure; the last it says is who failed, and exit
# code 1. Run again, it leaves out who is done, by the file THIS-SCRIPT.done (or $CONNECT_USERCONFIG_DONE). To send
# everything again remove that file: it sets back what was changed since.

cu_stop() {
  cu_stopped=yes
  printf '%s\n' "$1" >&2
  exit 1
}

cu_end() {
  cu_status=$?
  trap - EXIT
  printf '%s sent, %s done before, %s failed\n' "$cu_sent" "$cu_skipped" "$cu_failed" >&2
  if [ "$cu_failed" -gt 0 ]; then
    printf 'Failed:\n%s' "$cu_names" >&2
    cu_status=1
  elif [ "$cu_status$cu_stopped$cu_whole" = 0 ]; then
    echo 'The last line of this script is missing: it was cut off.' >&2
  fi
  if [ -n "$cu_signal" ]; then
    trap - "$cu_signal"
    kill -s "$cu_signal" "$$"
  fi
  exit "$cu_status"
}

# Opens the record of who is done.
cu_open() {
  cu_done=${CONNECT_USERCONFIG_DONE-}
  if [ -z "$cu_done" ]; then
    if ! [ -f "$0" ] || ! grep -q '^# connect-userconfig: one line a user' -- "$0"; then
      echo 'This script is run from no file: who is done is not kept. CONNECT_USERCONFIG_DONE=FILE keeps it.' >&2
      return 0
    fi
    cu_done=$0.done
  fi
  case $cu_done in /*) ;; *) cu_done=./$cu_done ;; esac
  if ! [ -e "$cu_done" ] && ! [ -L "$cu_done" ]; then
    (umask 077 && set -C && : >"$cu_done") || cu_stop "Nothing was sent: who is done cannot be kept in $cu_done."
  fi
  # shellcheck disable=SC3067 # -O is known to dash, bash and busybox
  if [ -L "$cu_done" ] || ! [ -f "$cu_done" ] || ! [ -O "$cu_done" ] || ! [ -r "$cu_done" ] || ! [ -w "$cu_done" ]; then
    cu_stop "Nothing was sent: $cu_done is not a file of your own that can be read and written."
  fi
  while IFS= read -r cu_line; do
    cu_key=${cu_line%% *}
    cu_sum=${cu_line#* }
    case $cu_key in '' | *[!0-9_]*) continue ;; esac
    eval "cu_done_$cu_key=\$cu_sum"
  done <"$cu_done"
  exec 3>>"$cu_done"
  # Who is done at one endpoint is not done at another.
  cu_endpoint=${AWS_ENDPOINT_URL_CONNECT:-${AWS_ENDPOINT_URL-}}
  case ${AWS_IGNORE_CONFIGURED_ENDPOINT_URLS-} in [Tt][Rr][Uu][Ee]) cu_endpoint= ;; esac
}

cu_remember() {
  eval "cu_done_$1=\$2"
  printf '%s %s\n' "$1" "$2" >&3 || cu_stop "Stopped behind $cu_who: $cu_done cannot be written."
}

# The two sums of $1 (a name) and of the others (a request): cu_key, cu_sum.
cu_look() {
  cu_who=$1
  shift
  cu_key=$(printf '%s\n' "$cu_who" | cksum) || :
  cu_sum=$(printf '%s\n' "$@" "$cu_endpoint" | cksum) || :
  cu_key=${cu_key%% *}_${cu_key##* }
  cu_sum=${cu_sum%% *}_${cu_sum##* }
  case $cu_key$cu_sum in *[!0-9_]* | _* | *__*) cu_key= ;; esac
}

cu_interrupted() {
  if [ -z "$cu_signal" ]; then return 0; fi
  if [ -n "$cu_done" ]; then cu_stop 'Interrupted. The same command goes on where it was.'; fi
  cu_stop 'Interrupted. Export and convert again to go on: that leaves out who is done.'
}

# What is wrong is more than one user's: cu_why.
cu_hopeless() {
  cu_why=
  case $cu_status in
    126 | 127) cu_why='the AWS CLI was not found' ;;
    253) cu_why='there are no credentials, or no region' ;;
    2 | 252)
      case $cu_said in
        *'nvalid choice'*) cu_why=old ;;
        *'arameter validation'*) ;;
        *) if [ "$cu_sent" -eq 0 ]; then cu_why=old; fi ;;
      esac
      ;;
  esac
  # Not every version of the AWS CLI has the exit codes.
  case $cu_said in
    *'nable to locate credentials'* | *'artial credentials found'* | *'ust specify a region'* | *'he config profile'*)
      cu_why='there are no credentials, or no region'
      ;;
    *'(ExpiredToken'* | *'(UnrecognizedClientException)'* | *'oken has expired'* | *'ession has expired'* | *'SSO session'* | *'SSO Token'*)
      cu_why='the credentials have expired, or are no good'
      ;;
    *'ould not connect to the endpoint URL'*) cu_why='Amazon Connect cannot be reached' ;;
  esac
  if [ "$cu_why" = old ]; then cu_why='the AWS CLI does not know the command; update-user-config is known from 2.33.19 on'; fi
  [ -n "$cu_why" ]
}

# send NAME COMMAND...
send() {
  cu_who=$1
  cu_key='' cu_before=''
  if [ -n "$cu_done" ]; then
    cu_look "$@"
    if [ -n "$cu_key" ]; then eval "cu_before=\${cu_done_$cu_key-}"; fi
    if [ -n "$cu_before" ] && [ "$cu_before" = "$cu_sum" ]; then
      cu_skipped=$((cu_skipped + 1))
      return 0
    fi
  fi
  shift
  cu_interrupted
  # From here on it may have arrived, so what was sent before is no longer what is there.
  if [ -n "$cu_before" ]; then cu_remember "$cu_key" 0; fi
  cu_status=0
  cu_said=$("$@" 2>&1 >&4 3>&- 4>&- </dev/null) || cu_status=$?
  if [ -n "$cu_said" ]; then printf '%s\n' "$cu_said" >&2; fi
  if [ "$cu_status" -eq 0 ]; then
    cu_sent=$((cu_sent + 1))
    if [ -n "$cu_key" ]; then cu_remember "$cu_key" "$cu_sum"; fi
  elif [ -z "$cu_signal" ]; then
    if cu_hopeless; then cu_stop "Stopped at $cu_who: $cu_why."; fi
    cu_failed=$((cu_failed + 1))
    cu_names="$cu_names  $cu_who
"
  fi
  cu_interrupted
}

cu_whole=
if [ "${cu_begun-}" != "$$" ]; then
  cu_begun=$$
  cu_sent=0 cu_skipped=0 cu_failed=0
  cu_names='' cu_signal='' cu_stopped='' cu_done=''
  # The AWS CLI waits and tries again when it is throttled. What you have exported counts.
  : "${AWS_RETRY_MODE:=standard}" "${AWS_MAX_ATTEMPTS:=10}"
  export AWS_RETRY_MODE AWS_MAX_ATTEMPTS AWS_PAGER=
  trap cu_end EXIT
  trap 'cu_signal=INT' INT
  trap 'cu_signal=TERM' TERM
  trap 'cu_signal=HUP' HUP
  exec 4>&1
  cu_open
fi

send 'agent-0001 (a1b2c3d4-5678-90ab-cdef-EXAMPLE22221)' aws connect update-user-config --cli-input-json '{"InstanceId":"a1b2c3d4-5678-90ab-cdef-EXAMPLE11111","UserId":"a1b2c3d4-5678-90ab-cdef-EXAMPLE22221","AutoAcceptConfigs":[{"Channel":"VOICE","AutoAccept":false,"AgentFirstCallbackAutoAccept":false},{"Channel":"CHAT","AutoAccept":false},{"Channel":"TASK","AutoAccept":false},{"Channel":"EMAIL","AutoAccept":false}],"AfterContactWorkConfigs":[{"Channel":"VOICE","AfterContactWorkConfig":{"AfterContactWorkTimeLimit":60},"AgentFirstCallbackAfterContactWorkConfig":{"AfterContactWorkTimeLimit":60}},{"Channel":"CHAT","AfterContactWorkConfig":{"AfterContactWorkTimeLimit":60}},{"Channel":"TASK","AfterContactWorkConfig":{"AfterContactWorkTimeLimit":60}},{"Channel":"EMAIL","AfterContactWorkConfig":{"AfterContactWorkTimeLimit":60}}],"PhoneNumberConfigs":[{"Channel":"VOICE","PhoneType":"SOFT_PHONE"}]}' --region us-west-2
cu_whole=yes # nothing was cut off
