#!/bin/bash
aws connect update-user-phone-config \
  --user-id u \
  --phone-config PhoneType=SOFT_PHONE,AutoAccept=true,AfterContactWorkTimeLimit=$ACW \
  --instance-id i # Ende
echo ok
