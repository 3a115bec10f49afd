#!/bin/bash
INSTANCE=i
aws connect update-user-phone-config --instance-id "$INSTANCE" --user-id u1 --phone-config '{
    "PhoneType": "SOFT_PHONE",
    "AutoAccept": true,
    "AfterContactWorkTimeLimit": 120,
    "DeskPhoneNumber": ""
}'
aws connect update-user-phone-config \
  --phone-config "{\"PhoneType\": \"$PHONE_TYPE\", \"AutoAccept\": $AUTO, \"AfterContactWorkTimeLimit\": ${ACW}}" \
  --instance-id "$INSTANCE" --user-id u2
aws connect update-user-phone-config --user-id u3 --instance-id i --phone-config '{"PhoneType":"SOFT_PHONE","AfterContactWorkTimeLimit":'"$ACW"'}'
aws connect update-user-phone-config --cli-input-json '{"InstanceId": "i", "UserId": "it'\''s", "PhoneConfig": {"PhoneType": "SOFT_PHONE", "PersistentConnection": true}}'
