# Completion of connect-userconfig for fish.

set -l commands convert check explain example plan policy review apply status verify rollback rewrite aws help
set -l convert '__fish_seen_subcommand_from convert check'
set -l translation '__fish_seen_subcommand_from convert check plan policy rewrite aws'
set -l source '__fish_seen_subcommand_from convert check plan policy'
set -l planned '__fish_seen_subcommand_from convert check plan'
set -l forms auto search-users describe-user update-user-phone-config user phone-config update-user-config create-user \
    update-user-identity-info chime-update-user

complete -c connect-userconfig -n "not __fish_seen_subcommand_from $commands" -f
complete -c connect-userconfig -n "not __fish_seen_subcommand_from $commands" -a convert -d 'Convert exported users and saved requests'
complete -c connect-userconfig -n "not __fish_seen_subcommand_from $commands" -a check -d 'Do the same, and write no requests'
complete -c connect-userconfig -n "not __fish_seen_subcommand_from $commands" -a explain -d 'Tell what a diagnostic means'
complete -c connect-userconfig -n "not __fish_seen_subcommand_from $commands" -a example -d 'Print a sample input of a form'
complete -c connect-userconfig -n "not __fish_seen_subcommand_from $commands" -a plan -d 'Write down who will have what'
complete -c connect-userconfig -n "not __fish_seen_subcommand_from $commands" -a policy -d 'Test a policy, explain it, or look for its faults'
complete -c connect-userconfig -n "not __fish_seen_subcommand_from $commands" -a review -d 'Show a plan to those who sign it'
complete -c connect-userconfig -n "not __fish_seen_subcommand_from $commands" -a apply -d 'Send a plan, at the pace of the API'
complete -c connect-userconfig -n "not __fish_seen_subcommand_from $commands" -a status -d 'Tell how the users of a plan stand'
complete -c connect-userconfig -n "not __fish_seen_subcommand_from $commands" -a verify -d 'Compare what users have with a plan'
complete -c connect-userconfig -n "not __fish_seen_subcommand_from $commands" -a rollback -d 'Bring back what users had before'
complete -c connect-userconfig -n "not __fish_seen_subcommand_from $commands" -a rewrite -d 'Translate scripts and templates'
complete -c connect-userconfig -n "not __fish_seen_subcommand_from $commands" -a aws -d 'Run an AWS CLI command, translated'
complete -c connect-userconfig -n "not __fish_seen_subcommand_from $commands" -a help -d 'Print the help, or that of a command'
complete -c connect-userconfig -n "not __fish_seen_subcommand_from $commands" -l version -d 'Print the version'
complete -c connect-userconfig -l help -d 'Print the options'

complete -c connect-userconfig -n $translation -l auto-accept -x -a 'voice all' -d 'What a legacy AutoAccept of true reaches'
complete -c connect-userconfig -n $translation -l absent -x -a 'keep reset' -d 'What an absent field means'
complete -c connect-userconfig -n $translation -l existing -x -a 'ask keep overwrite base' -d 'What to do about lists that differ'

complete -c connect-userconfig -n $source -l from -x -a "$forms" -d 'Form of the input'
complete -c connect-userconfig -n $source -l acw-unit -x -a 'seconds milliseconds' -d 'Unit of the limits'
complete -c connect-userconfig -n $source -l instance-id -x -d 'InstanceId for records that do not name one'
complete -c connect-userconfig -n $source -l user-id -x -d 'UserId for a record that does not name one'
complete -c connect-userconfig -n $source -l names -r -F -d 'What the AWS CLI prints about names'
complete -c connect-userconfig -n $source -l since -r -F -d 'An earlier plan, whose lists are replaced unasked'
complete -c connect-userconfig -n $planned -l policy -r -F -d 'Treat users as the rules of a file say'
complete -c connect-userconfig -n $convert -l duplicates -x -a 'check ignore' -d 'Look for users that come twice'
complete -c connect-userconfig -n $convert -l format -x -a 'ndjson json aws-cli' -d 'How requests are written'
complete -c connect-userconfig -n $planned -s o -l output -r -F -d 'Write requests to a file'
complete -c connect-userconfig -n $convert -l rejects -r -F -d 'Write withheld records to a file'
complete -c connect-userconfig -n $convert -l diagnostics -x -a 'text json sarif' -d 'How diagnostics are written'
complete -c connect-userconfig -n $convert -l diagnostics-file -r -F -d 'Write diagnostics to a file'
complete -c connect-userconfig -n $convert -l fail-on -x -a 'error warning never' -d 'What makes the exit code 1'
complete -c connect-userconfig -n $convert -l progress -x -a 'auto always never' -d 'Show progress'
complete -c connect-userconfig -n $convert -l color -x -a 'auto always never' -d 'Color diagnostics'
complete -c connect-userconfig -n $convert -l threads -x -d 'Threads to use'
complete -c connect-userconfig -n $planned -s q -l quiet -d 'Say less'
complete -c connect-userconfig -n $convert -l unbuffered -d 'Write each request as soon as its record is complete'

complete -c connect-userconfig -n '__fish_seen_subcommand_from explain' -f -a '(connect-userconfig explain 2>/dev/null | string match -r "^[a-z0-9-]+")' -d Diagnostic
complete -c connect-userconfig -n '__fish_seen_subcommand_from example' -f -a "$forms[2..-1]" -d Form
complete -c connect-userconfig -n '__fish_seen_subcommand_from help' -f -a "$commands" -d Command

complete -c connect-userconfig -n '__fish_seen_subcommand_from rewrite' -l write -d 'Edit the files in place'
complete -c connect-userconfig -n '__fish_seen_subcommand_from rewrite' -l ignored -d 'Look also into what git ignores'
complete -c connect-userconfig -n '__fish_seen_subcommand_from rewrite' -l baseline -r -F -d 'An earlier report: only what is not in it counts'
complete -c connect-userconfig -n '__fish_seen_subcommand_from rewrite' -l diagnostics -x -a 'text json sarif' -d 'How diagnostics are written'

complete -c connect-userconfig -n '__fish_seen_subcommand_from aws' -l print -d 'Print the translated command and run nothing'
complete -c connect-userconfig -n '__fish_seen_subcommand_from aws' -l aws-command -r -F -d 'The AWS CLI to run'
complete -c connect-userconfig -n '__fish_seen_subcommand_from aws' -l level -x -a 'note warning error' -d 'The least that is said'
complete -c connect-userconfig -n '__fish_seen_subcommand_from aws' -s q -l quiet -d 'Say errors only'

set -l policy '__fish_seen_subcommand_from policy'
complete -c connect-userconfig -n "$policy; and not __fish_seen_subcommand_from test explain check" -a 'test explain check' -d Action
complete -c connect-userconfig -n $policy -l user -x -d 'Whom to explain'
complete -c connect-userconfig -n $policy -l format -x -a 'text junit' -d 'How results are written'
complete -c connect-userconfig -n $policy -l strict -d 'Fail for warnings too'

set -l plan '__fish_seen_subcommand_from plan'
complete -c connect-userconfig -n $plan -l incomplete -x -a 'refuse accept' -d 'What to do about an export that lacks users'
complete -c connect-userconfig -n $plan -l summary -d 'Tell what a plan says'
complete -c connect-userconfig -n $plan -l show -x -d 'Tell of one user'
complete -c connect-userconfig -n $plan -l show-numbers -d 'Do not mask phone numbers'

set -l review '__fish_seen_subcommand_from review'
complete -c connect-userconfig -n $review -s o -l output -r -F -d 'Write the page to a file'
complete -c connect-userconfig -n $review -l csv -r -F -d 'Write one row a user to a file'
complete -c connect-userconfig -n $review -l names -r -F -d 'What the AWS CLI prints about names'
complete -c connect-userconfig -n $review -l show-numbers -d 'Do not mask phone numbers'
complete -c connect-userconfig -n $plan -l live -x -d 'Ask the instance for its users'
complete -c connect-userconfig -n $plan -l region -x -d 'Where the instance is'

set -l run '__fish_seen_subcommand_from apply rollback'
set -l verify '__fish_seen_subcommand_from verify'
set -l asked '__fish_seen_subcommand_from apply verify rollback'
set -l paced '__fish_seen_subcommand_from plan apply verify rollback'
set -l reported '__fish_seen_subcommand_from apply status verify rollback'
complete -c connect-userconfig -n $run -l digest -x -d 'The digest of the plan that was signed'
complete -c connect-userconfig -n $run -l first -x -d 'Only the first users'
complete -c connect-userconfig -n $asked -l only -x -d 'Only this user'
complete -c connect-userconfig -n $asked -l except -x -d 'All but this user'
complete -c connect-userconfig -n '__fish_seen_subcommand_from apply' -l again -d 'Send a plan that was rolled back'
complete -c connect-userconfig -n $verify -l sent -d 'Only users to whom something was sent'
complete -c connect-userconfig -n $verify -l from -x -a "$forms" -d 'Form of the input'
complete -c connect-userconfig -n $verify -l acw-unit -x -a 'seconds milliseconds' -d 'Unit of the limits'
complete -c connect-userconfig -n $paced -l rate -x -d 'Calls a second'
complete -c connect-userconfig -n $paced -l burst -x -d 'Calls at once'
complete -c connect-userconfig -n $reported -l journal -r -F -d 'The file that says what was done'
complete -c connect-userconfig -n $reported -l format -x -a 'text json csv' -d 'How the report is written'
