#!/bin/bash
phone_config="PhoneType=SOFT_PHONE"
aws connect update-user-phone-config --instance-id i --user-id u --phone-config $phone_config
aws connect update-user-phone-config --instance-id i --user-id u --phone-config "PhoneType=SOFT_PHONE,AfterContactWorkTimeLimit=$(lookup acw)"
aws connect update-user-phone-config --instance-id i --user-id u --phone-config "PhoneType=${TYPE}_PHONE"
aws connect update-user-phone-config --instance-id i --user-id u --phone-config file://phone.json
aws connect update-user-phone-config --cli-input-json file://request.json
aws connect update-user-phone-config --instance-id i --user-id u ${C_phone_config}
aws connect update-user-phone-config --instance-id i --user-id u --phone-config PhoneType=SOFT_PHONE "$@"
cmd="aws connect update-user-phone-config --phone-config PhoneType=SOFT_PHONE"
eval "aws connect update-user-phone-config --phone-config $phone_config"
ssh bastion 'aws connect update-user-phone-config --instance-id i'
retry 3 aws connect update-user-phone-config --instance-id i --user-id u --phone-config PhoneType=SOFT_PHONE
args=(connect update-user-phone-config)
bash <<'EOF'
aws connect update-user-phone-config --instance-id i
EOF
cat > later.sh <<'EOF'
aws connect update-user-phone-config --instance-id i
EOF
echo "aws connect update-user-phone-config" | bash
aws connect update-user-phone-config --instance-id i --user-id u --phone-config PhoneType=SOFT_PHONE,AfterContactWorkTimeLimit=2000001
aws connect update-user-phone-config --instance-id i --user-id u --phone-config PhoneType=SOFT_PHONE,Colour=red
aws connect update-user-phone-config --user-id u --phone-config PhoneType=SOFT_PHONE
connect-userconfig aws connect update-user-phone-config --instance-id i --user-id u --phone-config $phone_config
aws connect update-user-phone-config --instance-id i --user-id u --phone-config PhoneType=DESK_PHONE,DeskPhoneNumber=+12065550112
