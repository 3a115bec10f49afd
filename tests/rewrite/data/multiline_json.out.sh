#!/bin/bash
INSTANCE=i
aws connect update-user-config --instance-id "$INSTANCE" --user-id u1 --auto-accept-configs Channel=VOICE,AutoAccept=true,AgentFirstCallbackAutoAccept=false Channel=CHAT,AutoAccept=false Channel=TASK,AutoAccept=false Channel=EMAIL,AutoAccept=false --after-contact-work-configs 'Channel=VOICE,AfterContactWorkConfig={AfterContactWorkTimeLimit=120},AgentFirstCallbackAfterContactWorkConfig={AfterContactWorkTimeLimit=120}' 'Channel=CHAT,AfterContactWorkConfig={AfterContactWorkTimeLimit=120}' 'Channel=TASK,AfterContactWorkConfig={AfterContactWorkTimeLimit=120}' 'Channel=EMAIL,AfterContactWorkConfig={AfterContactWorkTimeLimit=120}' --phone-number-configs Channel=VOICE,PhoneType=SOFT_PHONE
aws connect update-user-config \
  --auto-accept-configs \
    "Channel=VOICE,AutoAccept=$AUTO,AgentFirstCallbackAutoAccept=false" \
    Channel=CHAT,AutoAccept=false \
    Channel=TASK,AutoAccept=false \
    Channel=EMAIL,AutoAccept=false \
  --after-contact-work-configs \
    "Channel=VOICE,AfterContactWorkConfig={AfterContactWorkTimeLimit=${ACW}},AgentFirstCallbackAfterContactWorkConfig={AfterContactWorkTimeLimit=${ACW}}" \
    "Channel=CHAT,AfterContactWorkConfig={AfterContactWorkTimeLimit=${ACW}}" \
    "Channel=TASK,AfterContactWorkConfig={AfterContactWorkTimeLimit=${ACW}}" \
    "Channel=EMAIL,AfterContactWorkConfig={AfterContactWorkTimeLimit=${ACW}}" \
  --phone-number-configs "Channel=VOICE,PhoneType=$PHONE_TYPE" \
  --instance-id "$INSTANCE" --user-id u2
aws connect update-user-config --user-id u3 --instance-id i --after-contact-work-configs "Channel=VOICE,AfterContactWorkConfig={AfterContactWorkTimeLimit=$ACW},AgentFirstCallbackAfterContactWorkConfig={AfterContactWorkTimeLimit=$ACW}" "Channel=CHAT,AfterContactWorkConfig={AfterContactWorkTimeLimit=$ACW}" "Channel=TASK,AfterContactWorkConfig={AfterContactWorkTimeLimit=$ACW}" "Channel=EMAIL,AfterContactWorkConfig={AfterContactWorkTimeLimit=$ACW}" --phone-number-configs Channel=VOICE,PhoneType=SOFT_PHONE
aws connect update-user-config --cli-input-json '{"InstanceId":"i","UserId":"it'\''s","PhoneNumberConfigs":[{"Channel":"VOICE","PhoneType":"SOFT_PHONE"}],"PersistentConnectionConfigs":[{"Channel":"VOICE","PersistentConnection":true}]}'
