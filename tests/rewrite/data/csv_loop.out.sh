#!/bin/sh
# users.csv: id,acw,number
while IFS=, read -r id acw number; do
	aws connect update-user-config --instance-id a1b2c3d4-5678-90ab-cdef-EXAMPLE11111 \
		--user-id "$id" \
		--auto-accept-configs \
			Channel=VOICE,AutoAccept=false,AgentFirstCallbackAutoAccept=false \
			Channel=CHAT,AutoAccept=false \
			Channel=TASK,AutoAccept=false \
			Channel=EMAIL,AutoAccept=false \
		--after-contact-work-configs \
			"Channel=VOICE,AfterContactWorkConfig={AfterContactWorkTimeLimit=$acw},AgentFirstCallbackAfterContactWorkConfig={AfterContactWorkTimeLimit=$acw}" \
			"Channel=CHAT,AfterContactWorkConfig={AfterContactWorkTimeLimit=$acw}" \
			"Channel=TASK,AfterContactWorkConfig={AfterContactWorkTimeLimit=$acw}" \
			"Channel=EMAIL,AfterContactWorkConfig={AfterContactWorkTimeLimit=$acw}" \
		--phone-number-configs "Channel=VOICE,PhoneType=DESK_PHONE${number:+,PhoneNumber=$number}" </dev/null || exit 1
done < users.csv

for id in $(aws connect list-users --instance-id i --query 'UserSummaryList[].Id' --output text); do
	AWS_PROFILE=prod command /usr/local/bin/aws connect update-user-config --user-id $id --instance-id=i --after-contact-work-configs 'Channel=VOICE,AfterContactWorkConfig={AfterContactWorkTimeLimit=60},AgentFirstCallbackAfterContactWorkConfig={AfterContactWorkTimeLimit=60}' 'Channel=CHAT,AfterContactWorkConfig={AfterContactWorkTimeLimit=60}' 'Channel=TASK,AfterContactWorkConfig={AfterContactWorkTimeLimit=60}' 'Channel=EMAIL,AfterContactWorkConfig={AfterContactWorkTimeLimit=60}' --phone-number-configs Channel=VOICE,PhoneType=SOFT_PHONE
done
cut -d, -f1 users.csv | xargs -I{} aws connect update-user-config --user-id {} --instance-id i --phone-number-configs Channel=VOICE,PhoneType=SOFT_PHONE
