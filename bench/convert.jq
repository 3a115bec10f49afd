# The conversion as a jq filter: for comparison with the tool, not for use. Run with: jq -c -f convert.jq FILE
(if has("Users") then .Users[] else . end)
| .PhoneConfig as $phone
| { InstanceId: (.Arn | split("/")[1]), UserId: .Id }
+ (if $phone | has("AutoAccept") then
    { AutoAcceptConfigs: [
        { Channel: "VOICE", AutoAccept: $phone.AutoAccept, AgentFirstCallbackAutoAccept: false },
        { Channel: "CHAT", AutoAccept: false },
        { Channel: "TASK", AutoAccept: false },
        { Channel: "EMAIL", AutoAccept: false } ] }
  else {} end)
+ (if $phone | has("AfterContactWorkTimeLimit") then
    { AfterContactWorkTimeLimit: ($phone.AfterContactWorkTimeLimit / 1000) } as $limit
    | { AfterContactWorkConfigs: [
        { Channel: "VOICE", AfterContactWorkConfig: $limit, AgentFirstCallbackAfterContactWorkConfig: $limit },
        { Channel: "CHAT", AfterContactWorkConfig: $limit },
        { Channel: "TASK", AfterContactWorkConfig: $limit },
        { Channel: "EMAIL", AfterContactWorkConfig: $limit } ] }
  else {} end)
+ (if $phone | has("PhoneType") then
    { PhoneNumberConfigs: [
        { Channel: "VOICE", PhoneType: $phone.PhoneType }
        + (if ($phone.DeskPhoneNumber // "") != "" then { PhoneNumber: $phone.DeskPhoneNumber } else {} end) ] }
  else {} end)
+ (if $phone | has("PersistentConnection") then
    { PersistentConnectionConfigs: [ { Channel: "VOICE", PersistentConnection: $phone.PersistentConnection } ] }
  else {} end)
