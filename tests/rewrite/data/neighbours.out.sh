#!/bin/bash
user=$(sudo -u deploy aws connect create-user --username "$NAME" --identity-info FirstName=Mary,LastName="$LAST" \
  --auto-accept-configs \
    Channel=VOICE,AutoAccept=true,AgentFirstCallbackAutoAccept=false \
    Channel=CHAT,AutoAccept=false \
    Channel=TASK,AutoAccept=false \
    Channel=EMAIL,AutoAccept=false \
  --after-contact-work-configs \
    'Channel=VOICE,AfterContactWorkConfig={AfterContactWorkTimeLimit=30},AgentFirstCallbackAfterContactWorkConfig={AfterContactWorkTimeLimit=30}' \
    'Channel=CHAT,AfterContactWorkConfig={AfterContactWorkTimeLimit=30}' \
    'Channel=TASK,AfterContactWorkConfig={AfterContactWorkTimeLimit=30}' \
    'Channel=EMAIL,AfterContactWorkConfig={AfterContactWorkTimeLimit=30}' \
  --phone-number-configs Channel=VOICE,PhoneType=SOFT_PHONE \
  --security-profile-ids s1 s2 --routing-profile-id r --instance-id i --query UserId --output text)
aws connect create-user --username plain --security-profile-ids s --routing-profile-id r --instance-id i --identity-info file://identity.json
aws connect update-user-identity-info --user-id "$user" --instance-id i --identity-info "FirstName=$F,LastName=$L"
aws connect update-user-identity-info --user-id u --identity-info FirstName=Mary
aws chime update-user --account-id a1 --user-id u1 --license-type Pro
aws s3 cp x y
other=`aws connect update-user-config --user-id u --instance-id i --phone-number-configs Channel=VOICE,PhoneType=SOFT_PHONE`
