// The one table of diagnostics: `explain`, the reports and the documentation all read it.
#include "connect_userconfig/diagnostic.hpp"

#include <algorithm>
#include <array>
#include <atomic>
#include <mutex>
#include <stdexcept>

namespace connect_userconfig {
namespace {

using enum DiagnosticId;
using enum Severity;

constexpr std::array<DiagnosticInfo, static_cast<std::size_t>(count_)> table = {{
    // The input as text and as a form
    {malformed_json, error, "malformed-json", "this is not valid JSON",
     "The input is read strictly, as RFC 8259 says: a file that was cut, edited by hand or joined wrongly must not "
     "turn "
     "into settings that nobody meant. Every other record that can be told apart with certainty is still converted.",
     "Repair the text at the given line and column, or export again. Text that ends too early has lost its rest: "
     "export again, for closed brackets would hide that users are missing."},
    {nesting_too_deep, error, "nesting-too-deep", "the record is nested more than 1000 levels deep",
     "No response of Amazon Connect comes near this depth; such a file is damaged or hostile.",
     "Export the record again."},
    {record_too_large, error, "record-too-large", "the record is larger than 8 MiB",
     "Memory is bounded whatever the input. A user of Amazon Connect takes about a kilobyte, so 8 MiB without an end "
     "is a damaged file or an unclosed bracket. The record goes to the rejects file in pieces.",
     "Look for a missing bracket or quote near the given position, or export the record again."},
    {unrecognized_form, error, "unrecognized-form", "this is none of the known forms",
     "Only a recognized form says which unit its limits have and whom it is about. The members that were seen are "
     "listed; their values are not.",
     "Take the step that the message names. If it sees no user, export the users again, or compare with a sample: "
     "`connect-userconfig example FORM`."},
    {not_an_export, error, "not-an-export", "this is no export of users",
     "Settings are read from JSON. What is something else by its first bytes or lines is called by its name, once, and "
     "nothing of it is read: a zip file, for one, holds bytes that look like records.",
     "Take the step that the message names. JSON is what `aws connect search-users --instance-id ID --output json` "
     "prints."},
    {option_contradicts_input, error, "option-contradicts-input", "an option contradicts what the record itself says",
     "A response and a request show what they are, and with it the unit of their limits: no option can make "
     "milliseconds "
     "out of seconds. --acw-unit and --from answer where the file does not say.",
     "Leave the option out. If other records need it, give it to those alone."},
    {no_records, warning, "no-records", "the input holds no record",
     "It is empty, or a list without elements. That is legal, but more often the command that should have written it "
     "failed.",
     "Look at the command that made the input. If it may be empty, nothing needs to be done."},
    {duplicate_member, error, "duplicate-member", "a member appears twice in one object",
     "Programs differ in which of the two they take, so either could be the setting that is in force.",
     "Of a setting remove the wrong one. Of two lists of users make one; two users of one name get a name each."},
    {wrong_type, error, "wrong-type", "a value has the wrong JSON type",
     "The AWS service model fixes the type of each member. Reading \"true\" as true or 30.0 as 30 would be a guess.",
     "Write the value as the type that the message names."},
    {unknown_enum_value, error, "unknown-enum-value", "a value is not one that the API knows",
     "The AWS service model lists the values of PhoneType, Channel and VoiceEnhancementMode, in capitals.",
     "Use one of the values that the message lists."},
    {missing_member, error, "missing-member", "a required member is missing",
     "The AWS service model marks it as required.",
     "Add the member. An export that lacks it was edited: export the user again."},
    {duplicate_channel, error, "duplicate-channel", "a list names a channel twice",
     "A list holds one element a channel; AWS does not say which of two would count.",
     "Find out which of the elements is right, and remove the other."},
    {unknown_member, warning, "unknown-member", "a member is not in the AWS model and is not sent",
     "A PhoneConfig or a per-channel element holds a member that the service model does not know: a typing error, or a "
     "setting newer than this release. It is reported once a name and run, with a count. A list that has one is never "
     "replaced.",
     "If it is a slip, correct the spelling. If AWS has added the member, look for a newer release."},
    // Who the record is about
    {instance_id_missing, error, "instance-id-missing",
     "the record does not say which Amazon Connect instance it belongs to",
     "UpdateUserConfig needs an InstanceId. It is taken from the request or from the user's Arn; this record has "
     "neither.",
     "Name the instance with --instance-id."},
    {user_id_missing, error, "user-id-missing", "the record does not say which user it is about",
     "UpdateUserConfig needs a UserId. It is taken from Id, UserId or the user's Arn; this record has none of them.",
     "Add the user's Id to the record, or name the user with --user-id if the input holds one record."},
    {invalid_identifier, error, "invalid-identifier", "an identifier cannot be right",
     "The AWS service model allows an InstanceId of 1 to 100 characters; a UserId is a part of the request's path and "
     "cannot be empty; neither can hold control characters, or others that nobody sees. An Arn must be that of an "
     "agent: "
     "arn:PARTITION:connect:REGION:ACCOUNT:instance/INSTANCE/agent/USER.",
     "Correct the identifier. The user's Arn in the AWS console or in DescribeUser shows both."},
    {arn_mismatch, error, "arn-mismatch", "two sources disagree about whom the record is about",
     "The Id, UserId or InstanceId, the Arn and the command line must name the same user and instance; sending the "
     "settings to the wrong one would change how somebody else works.",
     "Find out which is right and correct or remove the other. Do not name --instance-id or --user-id for records of "
     "other instances or users."},
    {duplicate_user, note, "duplicate-user", "the same user came before, and this record says the same",
     "Exports taken page by page or joined from several files repeat users. So do an export of before a migration and "
     "one of after it: lists that are as they would be sent make no difference. What came of the earlier record holds.",
     "Nothing needs to be done."},
    {conflicting_user, error, "conflicting-user", "the same user came before, and this record does not say the same",
     "Only one of the two can be how the user works today. They differ in the legacy setting or in the lists that the "
     "user has, whatever is done about those, or one of them has errors and nobody can tell. What came of the earlier "
     "record stands, this one was withheld.",
     "Find out which record is current, and run again without the other."},
    // After-contact work
    {acw_unit_unknown, error, "acw-unit-unknown", "nothing says whether this limit is in seconds or in milliseconds",
     "SearchUsers returns AfterContactWorkTimeLimit in milliseconds, everything else in seconds (AWS documents both). "
     "An object that was cut out of a response no longer shows where it came from, and a guess would be wrong by a "
     "factor of 1000. A limit of 0 is without limit in either unit, so it is taken.",
     "Convert the response as AWS returned it, with its Users or User around the users. If only the users are left, "
     "say "
     "where they come from: --from search-users (milliseconds) or --from describe-user (seconds)."},
    {acw_unit_doubtful, error, "acw-unit-doubtful",
     "only an option says that this limit is in seconds, and it looks like milliseconds",
     "Exports of SearchUsers are in milliseconds, and a user that was cut out of one no longer shows it. A limit that "
     "is a "
     "multiple of 1000 is far more often one of these than a limit of hours; taken for seconds, it would be a thousand "
     "times too long.",
     "Convert the response as AWS returned it, with its Users or User around the users. If only the users are left and "
     "DescribeUser returned them, say --from describe-user instead."},
    {acw_not_whole_seconds, error, "acw-not-whole-seconds",
     "the limit in milliseconds is not a whole number of seconds",
     "UpdateUserConfig takes whole seconds. Rounding is a guess, and cutting would turn 1 to 999 ms into 0, which "
     "means "
     "without limit. Such a value usually means that the file was already converted to seconds.",
     "Somebody edited the export: export the users again. If this one limit is right, write it as whole seconds times "
     "1000."},
    {acw_out_of_range, error, "acw-out-of-range", "the after-contact-work limit is out of range",
     "AWS documents 0 to 2,000,000 seconds, 0 meaning without limit. A value outside is never clamped.",
     "Correct the value. If the message says that it would be valid as milliseconds, look where the file came from."},
    {acw_looks_like_milliseconds, warning, "acw-looks-like-milliseconds",
     "the limit counts as seconds but looks like milliseconds",
     "It is 10,000 or more and divisible by 1000, and 10,000 seconds are nearly three hours of after-contact work. A "
     "SearchUsers value that was saved as a request looks exactly like this.",
     "Look at one such user in the console. If the limit there is shorter, correct it where this file was made."},
    // Phones
    {invalid_phone_number, error, "invalid-phone-number", "the desk phone number is not in E.164 form",
     "The AWS service model requires a plus sign, a digit from 1 to 9 and up to 14 more digits, nothing else.",
     "Write the number like +12065550112. Remove it only if the user has none."},
    {phone_type_missing, error, "phone-type-missing", "there is a phone number but no PhoneType",
     "A PhoneNumberConfig requires PhoneType, so the number cannot be expressed without one.",
     "Add the PhoneType that the user has: SOFT_PHONE or DESK_PHONE."},
    {empty_phone_number_dropped, note, "empty-phone-number-dropped",
     "an empty phone number means none and was left out",
     "Real DescribeUser output holds \"DeskPhoneNumber\": \"\" for users without a number, and the API refuses to take "
     "it back.",
     "Nothing needs to be done."},
    {desk_phone_without_number, warning, "desk-phone-without-number", "the user has a desk phone but no number for it",
     "Amazon Connect cannot call a desk phone that it has no number of. The setting is carried over as it is.",
     "Ask whether the user needs a number, or a soft phone. If it is meant to be so, nothing needs to be done."},
    {desk_phone_auto_accept, warning, "desk-phone-auto-accept", "auto-accept is on for a desk phone",
     "AWS's own samples combine the two, so it is carried over; a desk phone still rings, which makes it look as if "
     "auto-accept did not work.",
     "Check that this is what the user is meant to have."},
    {desk_phone_persistent_connection, warning, "desk-phone-persistent-connection",
     "persistent connection is set for a desk phone",
     "AWS documents it as a feature of soft-phone media. The setting is carried over as it is.",
     "Check that this is what the user is meant to have."},
    // The translation as a whole
    {voice_now_covers_callbacks, note, "voice-now-covers-callbacks",
     "auto-accept for voice now also covers customer-first callbacks and outbound campaigns",
     "AWS documents this for the per-channel settings; before February 2026 auto-accept did not work for callbacks. "
     "There is no setting that would bring the old behaviour back.",
     "Tell the agents who have auto-accept."},
    {absent_field_kept, note, "absent-field-kept",
     "the request leaves this field out; the user's present setting is kept",
     "The legacy call replaced the whole object: in the AWS model AutoAccept has a default of false and "
     "AfterContactWorkTimeLimit one of 0, so a request without them reset them.",
     "If the reset is wanted, say --absent reset; it holds for every record of the run."},
    {absent_field_not_sent, note, "absent-field-not-sent",
     "the export leaves out a setting; nothing is sent for it, and the user keeps the present one",
     "A request without auto-accept or limit changes less than one expects of it. What an export leaves out is not "
     "invented: the legacy model's defaults, false and 0, would be auto-accept off and no limit at all. Said once a "
     "user, "
     "and only if nothing else, such as a policy, says what to send.",
     "Nothing, if the present setting is to stay. Else say in a policy what it is to be."},
    {nothing_to_migrate, note, "nothing-to-migrate", "the record has no setting to migrate",
     "There is no PhoneConfig, or nothing in it that UpdateUserConfig could take.", "Nothing needs to be done."},
    {already_converted, note, "already-converted", "this is an UpdateUserConfig request; there is nothing to convert",
     "It was made for the per-channel API. Whether the user has these settings is not known: a request says what is to "
     "be "
     "sent, not what somebody has.",
     "Send it as it is, if it has not been sent."},
    {already_per_channel, note, "already-per-channel", "the user already has these per-channel settings",
     "The list is equal to what the legacy setting expands to (or there is no legacy setting at all), so it is not "
     "sent.",
     "Nothing needs to be done."},
    {existing_config_differs, error, "existing-config-differs",
     "the user already has per-channel settings, and they differ from what is wanted",
     "Somebody may have set them on purpose since February 2026, and neither the legacy setting nor a rule can tell. "
     "Both sides are shown, and the rules that are for one of them.",
     "Decide, for all such users of the run: --existing keep lets the per-channel settings stand, --existing overwrite "
     "replaces them, but for a list with a member that this release does not know: that one can only be kept. Under a "
     "policy there is also "
     "--existing base, which puts the rules on top of them, and a rule can decide for its own users: "
     "`decide: {existing: keep}`. Lists that an earlier plan wrote are moved on with --since PLAN. `convert` can "
     "give users different answers: their lines of the rejects file, fed in again with the option."},
    {existing_config_kept, note, "existing-config-kept",
     "the user's per-channel settings stand; the legacy ones were not sent",
     "They differ, and --existing keep was chosen.", "Nothing needs to be done."},
    {existing_config_overwritten, note, "existing-config-overwritten",
     "the user's per-channel settings are replaced by the legacy ones",
     "They differ, and --existing overwrite was chosen.", "Nothing needs to be done."},
    {legacy_cannot_express, error, "legacy-cannot-express", "the legacy shape cannot say this",
     "UserPhoneConfig has one setting for all channels and none for voice enhancement, so this list is not the "
     "expansion of any legacy setting.",
     "Keep using UpdateUserConfig for this user."},
    // Neighbouring requests
    {invalid_value, error, "invalid-value", "a value breaks a constraint of the AWS service model",
     "Length, pattern or normal form of the value are not what the API takes, so the call would fail.",
     "Correct the value as the message says."},
    {service_retired, warning, "service-retired", "Amazon Chime has ended",
     "AWS ended the Amazon Chime service on 2026-02-20; the request is still correct, but there is no user to update. "
     "The Amazon Chime SDK lives on and is not affected.",
     "Remove the call."},
    // Files
    {input_unreadable, error, "input-unreadable", "an input could not be opened or read",
     "The records in it are not in the output.", "See the reason in the message; then run again."},
    {output_unwritable, error, "output-unwritable", "an output could not be opened or written",
     "The output is incomplete. A named output file keeps its old content.",
     "See the reason in the message; then run again."},
    {text_not_read, error, "text-not-read", "text that seems to hold several users could not be read",
     "Where brackets or quotes do not match, nothing tells for certain where a user ends. Reading goes on at the next "
     "place that certainly starts one; what lies between is counted, and goes whole to the rejects file.",
     "Repair the text at the error before this one, or export these users again: they are in no output."},
    {incomplete_export, error, "incomplete-export", "the export is not complete",
     "SearchUsers answers in pages: the last one has no NextToken, and all of them together have about as many users "
     "as ApproximateTotalCount says; exports are told apart by that number. A text that ends in the middle was cut "
     "off, and an input that is empty beside others is what a command leaves that failed. An export in which nobody "
     "has "
     "a setting has lost them. Users that are missing would keep their old settings without a word. The users that are "
     "there are still converted.",
     "Export all pages again, for example with `aws connect search-users`, which follows NextToken by itself, and take "
     "them as they are."},
    {user_count_differs, warning, "user-count-differs", "the export holds fewer users than it says",
     "ApproximateTotalCount is approximate, so a small difference may mean nothing. One of 5 % or more is an error.",
     "Compare with the number of users that the console shows; if it differs, export again."},
    // Commands, scripts and templates
    {unknown_option, error, "unknown-option", "the command does not know this option",
     "The AWS CLI would refuse the command, so what it should become is not certain.", "Correct the option's name."},
    {missing_option, error, "missing-option", "the command lacks a required option",
     "The AWS CLI would refuse the command.", "Add the option, or the member in the input file."},
    {unknown_parameter, error, "unknown-parameter", "the AWS CLI does not know this member",
     "It refuses a command with such a member and runs nothing; a slip in a name would otherwise lose the setting.",
     "Correct the name, or leave the member out; the message lists the names that there are."},
    {invalid_option_value, error, "invalid-option-value", "the value of an option cannot be read",
     "A value is shorthand, JSON or file://, by the argument rules of the AWS CLI; this one is none of them.",
     "Correct the value at the given column."},
    {parameter_file_unreadable, error, "parameter-file-unreadable", "a file:// or fileb:// value could not be read",
     "The command's settings stand in that file.", "Check the path; it is relative to where the command runs."},
    {dynamic_phone_config, error, "dynamic-phone-config", "the legacy settings are known only when the script runs",
     "A value that a variable or another command supplies cannot be expanded in the text of the script without "
     "guessing what it holds.",
     "Call the command through `connect-userconfig aws ...`, which translates it when its values are known."},
    {not_a_template, error, "not-a-template", "the file is no CloudFormation template that can be edited safely",
     "It does not parse, or its AWS::Connect::User is built in a way that byte edits cannot follow.",
     "Check the file, or edit this user by hand."},
    {shell_syntax, error, "shell-syntax", "the shell script does not parse",
     "A script is parsed by a real shell parser; edits to text that it does not understand would be a guess.",
     "Correct the syntax at the given line. A script that is too long to parse has to be split."},
    {iam_permission_needed, warning, "iam-permission-needed",
     "the policy allows connect:UpdateUserPhoneConfig but not connect:UpdateUserConfig",
     "The new call needs a permission of its own; without it every migrated call fails with AccessDenied. Permissions "
     "are never edited by this tool.",
     "Add connect:UpdateUserConfig to the statement."},
    {legacy_call, error, "legacy-call", "the legacy API is called here, in a way that is not rewritten",
     "Shell scripts, shell blocks of Markdown and CloudFormation templates are rewritten. Programs and other files are "
     "searched by the names that the operation and its settings have in each language, so that none is passed over.",
     "Change the call as the named section of docs/call-sites.md shows."},
    {legacy_mention, note, "legacy-mention", "a comment or prose names the legacy API",
     "It calls nothing, but it tells people about a call that is going away. What is a comment is told without "
     "parsing; "
     "docs/rewrite.md says how.",
     "Bring it up to date when the calls are."},
    {rewritable_call, note, "rewritable-call", "the legacy API is called here, and rewrite translates the call",
     "The diff shows the change to people; programs that read the report, and a later --baseline, get its place.",
     "Run again with --write."},
    {not_searched, warning, "not-searched", "the file was not searched for legacy calls",
     "It is larger than a file that somebody writes, or it was named and is no text. A run without findings has to "
     "mean "
     "that there is no legacy call, so what was passed over is said.",
     "Look into it by other means, or leave it out of the files to search."},
    // Policies
    {policy_syntax, error, "policy-syntax", "the policy is no valid YAML or JSON",
     "A policy decides about many people at once, so it is read strictly: one document, valid UTF-8, no NUL bytes, at "
     "most "
     "8 MiB. A text that starts with { is read as JSON, and as YAML if it is none.",
     "Take the step that the message names, or repair the text at the given line and column."},
    {policy_invalid, error, "policy-invalid", "the policy says something that has no meaning",
     "A key that nobody knows, a key that stands twice, a limit without a unit or a word that some readers of YAML "
     "take "
     "for a truth value (yes, on) would otherwise mean something else than its author thinks, without anybody "
     "noticing.",
     "Correct the place that the message names. It lists what is allowed, and the nearest name."},
    {policy_name_unknown, error, "policy-name-unknown", "a name stands for no id, or for several",
     "Exports hold ids, policies hold the names that people know. What --names brings decides which id a name is; a "
     "name "
     "that is not there, or there twice, would silently match nobody, or the wrong people.",
     "Correct the name, bring the file that holds it with --names, or write the id."},
    {names_unrecognized, error, "names-unrecognized", "this is no answer that holds names",
     "--names takes what the AWS CLI prints for list-, search- and describe- commands of routing profiles, security "
     "profiles and user hierarchy groups.",
     "Export it again, for instance with `aws connect list-routing-profiles --instance-id ID --output json`."},
    {policy_cannot_tell, error, "policy-cannot-tell", "it cannot be told whether a rule is about this user",
     "In a SearchUsers or DescribeUser record an absent member means that the user has none. A saved request, a bare "
     "PhoneConfig and a user that was cut out of a response do not say; to take the rule as not matching would be a "
     "guess.",
     "Convert the response of SearchUsers or DescribeUser as AWS returned it, with its Users or User around the users. "
     "For a user that was cut out of one, the message says what else helps; a saved request, a bare PhoneConfig and a "
     "request for a new user never say it."},
    {hierarchy_unknown, error, "hierarchy-unknown", "nothing says which groups stand above the user's hierarchy group",
     "A rule for a hierarchy group is also about the groups below it. The user's record holds the id of its own group "
     "alone.",
     "Bring the groups' paths: --names with what `aws connect search-user-hierarchy-groups` prints."},
    {policy_incomplete, error, "policy-incomplete", "nothing says what the rest of a list is to be",
     "Lists go out complete, because AWS does not say whether a channel that is not listed is kept or reset. A rule "
     "sets "
     "some of the elements, and neither the legacy setting nor the user's own list says the others.",
     "Set the other elements in the rule as well, or let the rule fill them with false and unlimited, for its own "
     "users "
     "alone: `decide: {absent: reset}`."},
    {policy_conflict, error, "policy-conflict", "two rules say different things about one element",
     "Both are about this user, and neither overrides the other. Which of them counts is a decision, not a matter of "
     "their order.",
     "Name the rule that gives way in `overrides` of the other, which has to stand behind it, or make their conditions "
     "exclude each other."},
    {policy_list_kept, note, "policy-list-kept", "the user's list stands, and rules for it are ignored",
     "`existing: keep`, of the run or of a rule, leaves lists that are there already as they are.",
     "Nothing needs to be done. `base` puts the rules on top of the list, `overwrite` replaces it."},
    {policy_left_alone, note, "policy-left-alone", "a rule leaves this user alone",
     "`leave: true` of a rule: nothing is sent, and nothing is compared.", "Nothing needs to be done."},
    {policy_rule_unmatched, warning, "policy-rule-unmatched", "a rule matched nobody",
     "Often it is a typing error in a name, or a rule that has outlived its group. A rule of which it could not be "
     "told "
     "is not meant.",
     "Correct the rule, or take it out. If the export holds some of the users only, nothing needs to be done."},
    {policy_rule_untested, warning, "policy-rule-untested", "no test reaches this rule",
     "A rule that no test reaches can be wrong without anybody noticing.", "Add a test with a user that it matches."},
    {policy_may_conflict, warning, "policy-may-conflict", "two rules could say different things about one user",
     "Nothing in their conditions excludes that both match one user, they set one element differently, and neither "
     "overrides the other. Such a user would be withheld.",
     "Name the rule that gives way in `overrides` of the other, which has to stand behind it, or make their conditions "
     "exclude each other."},
    // Plans
    {plan_needs_export, error, "plan-needs-export", "a plan is made of exports, and this record is of none",
     "A plan keeps what there was before, to compare with and to bring back. A saved request does not say that, and of "
     "a "
     "user that was cut out of a response nobody knows the unit of its limits.",
     "Export the users with `aws connect search-users` or `describe-user`, and plan that. A file whose form is known, "
     "but not recognized, is named with --from."},
    {plan_of_two_instances, error, "plan-of-two-instances", "the users are not all of one instance",
     "A plan is reviewed, sent and undone as one. An instance has its own people who answer for it, and its own quota.",
     "Make a plan for each instance, of its own export."},
    {plan_unrecognized, error, "plan-unrecognized", "this is no plan",
     "The first line of a plan says which format it has, of which instance it is, and how it was made.",
     "Name the file that `connect-userconfig plan ... -o PLAN` wrote."},
    {plan_newer, error, "plan-newer", "the plan was made by a newer version",
     "What this version does not know it could neither show nor send.",
     "Use the version that made it, or a later one."},
    {plan_cut_short, error, "plan-cut-short", "the plan ends before its last line",
     "A plan that was not copied or written to its end lacks users, and nobody would notice.",
     "Copy the file again, or make the plan again."},
    {plan_edited, error, "plan-edited", "the plan is not as it was made",
     "What was reviewed is what is sent. The digest in the last line is of every byte before it, and each line has to "
     "follow from what the user had and from what is sent.",
     "Make the plan again. To change what it says, change the policy, or the options."},
    {plan_other_instance, error, "plan-other-instance", "the plan is of another instance than the user",
     "What a plan wrote in one instance says nothing of the users of another.",
     "Give --since the plan that was made for this instance, or leave the option out: then lists that differ are asked "
     "about."},
    {planned_list_replaced, note, "planned-list-replaced",
     "the list is still as an earlier plan wrote it, and is replaced",
     "The plans that --since names wrote lists that nobody decided on but the policy of that time. What somebody has "
     "changed since is not among them.",
     "Nothing needs to be done. --existing keep leaves the list as it is."},
    {planned_list_stays, note, "planned-list-stays",
     "the list is still as an earlier plan wrote it, and nothing says what it should be now",
     "A rule set it that does not set it any more, and the legacy setting says nothing of it. The API takes no list "
     "away.",
     "If the list is to change, say in a policy what it should be."},
    {undo_refused, warning, "undo-refused", "what there was before cannot be brought back exactly",
     "A list that was not there goes only with the legacy call, and that writes the whole legacy setting: a field that "
     "it "
     "lacked would become false, or no limit at all.",
     "Decide whether that matters. If such users have auto-accept off and no limit now, --absent reset writes that "
     "down; it sends false and unlimited to everybody whose record lacks them."},
}};

constexpr bool in_order() {
  for (std::size_t i = 0; i < table.size(); ++i) {
    if (table[i].id != static_cast<DiagnosticId>(i)) return false;
  }
  return true;
}
static_assert(in_order(), "the table has one row an id, in the order of the enumeration");

/// The table, and behind it the rows that the program adds. They never move, so that `describe` can hand them out.
constexpr auto with_room() {
  std::array<DiagnosticInfo, table.size() + max_own_diagnostics> rows{};
  std::copy(table.begin(), table.end(), rows.begin());
  return rows;
}
constinit auto rows = with_room();
constinit std::atomic<std::size_t> used = table.size();

}  // namespace

const DiagnosticInfo& describe(DiagnosticId id) noexcept { return rows[static_cast<std::size_t>(id)]; }

const DiagnosticInfo* find_diagnostic(std::string_view name) noexcept {
  const auto all = all_diagnostics();
  const auto found = std::find_if(all.begin(), all.end(), [&](const auto& row) { return row.name == name; });
  return found == all.end() ? nullptr : &*found;
}

std::span<const DiagnosticInfo> all_diagnostics() noexcept {
  return {rows.data(), used.load(std::memory_order_acquire)};
}

DiagnosticId register_diagnostic(const DiagnosticInfo& info) {
  static std::mutex one_at_a_time;
  const std::lock_guard lock(one_at_a_time);
  if (const auto* known = find_diagnostic(info.name)) return known->id;
  const auto at = used.load(std::memory_order_relaxed);
  if (at == rows.size()) throw std::length_error("there are too many diagnostics of the program's own");
  rows[at] = info;
  rows[at].id = static_cast<DiagnosticId>(at);
  used.store(at + 1, std::memory_order_release);
  return rows[at].id;
}

}  // namespace connect_userconfig
