#!/usr/bin/env bash
# Sets the phone of one agent. Was: aws connect update-user-phone-config by hand.
set -euo pipefail

readonly INSTANCE_ID="${1:?instance}"
REGION=${AWS_REGION:-eu-central-1}

# Usage text names the command, and stays.
usage() {
  cat <<EOF
usage: $0 INSTANCE USER
Calls aws connect update-user-phone-config for one user.
EOF
  echo "see aws connect update-user-phone-config help"
}

set_phone() {
  local user_id="$1" acw="$2" auto=$3
  aws --region "$REGION" connect update-user-config \
    --instance-id "$INSTANCE_ID" \
    --auto-accept-configs \
      "Channel=VOICE,AutoAccept=$auto,AgentFirstCallbackAutoAccept=false" \
      Channel=CHAT,AutoAccept=false \
      Channel=TASK,AutoAccept=false \
      Channel=EMAIL,AutoAccept=false \
    --after-contact-work-configs \
      "Channel=VOICE,AfterContactWorkConfig={AfterContactWorkTimeLimit=${acw}},AgentFirstCallbackAfterContactWorkConfig={AfterContactWorkTimeLimit=${acw}}" \
      "Channel=CHAT,AfterContactWorkConfig={AfterContactWorkTimeLimit=${acw}}" \
      "Channel=TASK,AfterContactWorkConfig={AfterContactWorkTimeLimit=${acw}}" \
      "Channel=EMAIL,AfterContactWorkConfig={AfterContactWorkTimeLimit=${acw}}" \
    --phone-number-configs Channel=VOICE,PhoneType=SOFT_PHONE \
    --user-id "$user_id" `# from the export` \
    --output text \
    && echo "done: $user_id" # the end
}

if ! result=$(aws connect update-user-config --instance-id "$INSTANCE_ID" --user-id "$2" --phone-number-configs Channel=VOICE,PhoneType=DESK_PHONE,PhoneNumber=+12065550112 2>&1); then
  echo "failed: $result" >&2
fi
