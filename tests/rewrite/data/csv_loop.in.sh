#!/bin/sh
# users.csv: id,acw,number
while IFS=, read -r id acw number; do
	aws connect update-user-phone-config --instance-id a1b2c3d4-5678-90ab-cdef-EXAMPLE11111 \
		--user-id "$id" \
		--phone-config "PhoneType=DESK_PHONE,AutoAccept=false,AfterContactWorkTimeLimit=$acw,DeskPhoneNumber=$number" </dev/null || exit 1
done < users.csv

for id in $(aws connect list-users --instance-id i --query 'UserSummaryList[].Id' --output text); do
	AWS_PROFILE=prod command /usr/local/bin/aws connect update-user-phone-config --user-id $id --instance-id=i --phone-config=PhoneType=SOFT_PHONE,AfterContactWorkTimeLimit=60
done
cut -d, -f1 users.csv | xargs -I{} aws connect update-user-phone-config --user-id {} --instance-id i --phone-config PhoneType=SOFT_PHONE
