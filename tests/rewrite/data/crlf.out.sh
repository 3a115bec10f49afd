#!/bin/bash
aws connect update-user-config \
  --user-id u \
  --auto-accept-configs \
    Channel=VOICE,AutoAccept=true,AgentFirstCallbackAutoAccept=false \
    Channel=CHAT,AutoAccept=false \
    Channel=TASK,AutoAccept=false \
    Channel=EMAIL,AutoAccept=false \
  --after-contact-work-configs \
    "Channel=VOICE,AfterContactWorkConfig={AfterContactWorkTimeLimit=$ACW},AgentFirstCallbackAfterContactWorkConfig={AfterContactWorkTimeLimit=$ACW}" \
    "Channel=CHAT,AfterContactWorkConfig={AfterContactWorkTimeLimit=$ACW}" \
    "Channel=TASK,AfterContactWorkConfig={AfterContactWorkTimeLimit=$ACW}" \
    "Channel=EMAIL,AfterContactWorkConfig={AfterContactWorkTimeLimit=$ACW}" \
  --phone-number-configs Channel=VOICE,PhoneType=SOFT_PHONE \
  --instance-id i # Ende
echo ok
