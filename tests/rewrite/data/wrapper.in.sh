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
  aws --region "$REGION" connect update-user-phone-config \
    --instance-id "$INSTANCE_ID" \
    --phone-config PhoneType=SOFT_PHONE,AutoAccept=$auto,AfterContactWorkTimeLimit=${acw} \
    --user-id "$user_id" `# from the export` \
    --output text \
    && echo "done: $user_id" # the end
}

if ! result=$(aws connect update-user-phone-config --instance-id "$INSTANCE_ID" --user-id "$2" --phone-config 'PhoneType=DESK_PHONE,DeskPhoneNumber=+12065550112' 2>&1); then
  echo "failed: $result" >&2
fi
