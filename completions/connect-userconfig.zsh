#compdef connect-userconfig
# Completion of connect-userconfig for zsh.

_connect_userconfig() {
  local -a commands translation source convert report pace asked run
  local forms='auto search-users describe-user update-user-phone-config user phone-config update-user-config create-user
    update-user-identity-info chime-update-user'
  commands=(
    'convert:convert exported users and saved requests'
    'check:do the same, and write no requests'
    'explain:tell what a diagnostic means'
    'example:print a sample input of a form'
    'plan:write down who will have what, why, and how it is undone'
    'policy:test a policy, explain it for one user, or look for its faults'
    'review:show a plan to those who sign it, as a page or for a spreadsheet'
    'apply:send a plan, at the pace of the API, and keep a journal of it'
    'status:tell how the users of a plan stand, by its journal'
    'verify:compare what users have with what a plan says'
    'rollback:bring back what users had before a plan was sent'
    'rewrite:translate shell scripts and CloudFormation templates'
    'aws:run an AWS CLI command, translated if it is a legacy one'
    'help:print the help, or that of a command'
  )
  translation=(
    '--auto-accept[what a legacy AutoAccept of true reaches]:scope:(voice all)'
    '--absent[what an absent field means]:meaning:(keep reset)'
    '--existing[what to do about lists that differ]:answer:(ask keep overwrite base)'
  )
  source=(
    "--from[form of the input]:form:(${forms//$'\n'/ })"
    '--acw-unit[unit of the limits]:unit:(seconds milliseconds)'
    '--instance-id[InstanceId for records that do not name one]:id:'
    '--user-id[UserId for a record that does not name one]:id:'
    '*--names[what the AWS CLI prints about names]:file:_files'
    '*--since[an earlier plan, whose lists are replaced unasked]:file:_files'
  )
  report=(
    '--journal[the file that says what was done]:file:_files'
    '--format[how the report is written]:format:(text json csv)'
    '(-h --help)'{-h,--help}'[print the options]'
    '*:file:_files'
  )
  pace=(
    '--rate[calls a second]:calls:'
    '--burst[calls at once]:calls:'
  )
  asked=(
    '*--only[only this user]:user:'
    '*--except[all but this user]:user:'
  )
  run=(
    $pace
    '--digest[the digest of the plan that was signed]:hex:'
    '--first[only the first users]:number:'
    $asked
    $report
  )
  convert=(
    $translation
    $source
    '--policy[treat users as the rules of a file say]:file:_files'
    '--duplicates[look for users that come twice]:what:(check ignore)'
    '--format[how requests are written]:format:(ndjson json aws-cli)'
    '(-o --output)'{-o,--output}'[write requests to a file]:file:_files'
    '--rejects[write withheld records to a file]:file:_files'
    '--diagnostics[how diagnostics are written]:format:(text json sarif)'
    '--diagnostics-file[write diagnostics to a file]:file:_files'
    '--fail-on[what makes the exit code 1]:severity:(error warning never)'
    '--progress[show progress]:when:(auto always never)'
    '--color[color diagnostics]:when:(auto always never)'
    '--threads[threads to use]:number:'
    '(-q --quiet)'{-q,--quiet}'[say less]'
    '--unbuffered[write each request as soon as its record is complete]'
    '(-h --help)'{-h,--help}'[print the options]'
    '*:file:_files'
  )

  if ((CURRENT == 2)); then
    _describe command commands
    _arguments '--version[print the version]' '(-h --help)'{-h,--help}'[print the help]'
    return
  fi
  local command=${words[2]}
  shift words
  ((CURRENT--))
  case $command in
    convert | check) _arguments $convert ;;
    explain)
      _arguments '(-h --help)'{-h,--help}'[print the options]' \
        "1:diagnostic:(${(j: :)${(f)$(connect-userconfig explain 2>/dev/null)}%% *})"
      ;;
    example)
      _arguments '(-h --help)'{-h,--help}'[print the options]' "1:form:(${${forms#auto }//$'\n'/ })"
      ;;
    review)
      _arguments '(-o --output)'{-o,--output}'[write the page to a file]:file:_files' \
        '--csv[write one row a user to a file]:file:_files' '*--names[what the AWS CLI prints about names]:file:_files' \
        '--show-numbers[do not mask phone numbers]' '(-h --help)'{-h,--help}'[print the options]' '*:file:_files'
      ;;
    apply) _arguments '--again[send a plan that was rolled back]' $run ;;
    rollback) _arguments $run ;;
    status) _arguments $report ;;
    verify)
      _arguments "${(@M)source:#--(from|acw-unit)*}" $pace $asked '--sent[only users to whom something was sent]' $report
      ;;
    rewrite)
      _arguments $translation '--write[edit the files in place]' \
        '--ignored[look also into what git ignores]' \
        '--baseline[an earlier report\: only what is not in it counts]:file:_files' \
        '--diagnostics[how diagnostics are written]:format:(text json sarif)' \
        '(-h --help)'{-h,--help}'[print the options]' '*:file:_files'
      ;;
    plan)
      _arguments $translation $source $pace '--live[ask the instance for its users]:instance:' \
        '--region[where the instance is]:region:' '--policy[treat users as the rules of a file say]:file:_files' \
        '(-o --output)'{-o,--output}'[write the plan to a file]:file:_files' \
        '--incomplete[what to do about an export that lacks users]:what:(refuse accept)' \
        '--summary[tell what a plan says]' '--show[tell of one user]:user:' '--show-numbers[do not mask phone numbers]' \
        '(-q --quiet)'{-q,--quiet}'[say less]' '(-h --help)'{-h,--help}'[print the options]' '*:file:_files'
      ;;
    policy)
      _arguments $translation $source '--user[whom to explain]:user:' '--format[how results are written]:format:(text junit)' \
        '--strict[fail for warnings too]' '(-h --help)'{-h,--help}'[print the options]' '1:action:(test explain check)' \
        '*:file:_files'
      ;;
    aws)
      _arguments $translation '--print[print the translated command and run nothing]' \
        '--aws-command[the AWS CLI to run]:program:_files' '--level[the least that is said]:severity:(note warning error)' \
        '(-q --quiet)'{-q,--quiet}'[say errors only]' \
        '--help[print the options]'
      ;;
    help) _describe command commands ;;
  esac
}

_connect_userconfig "$@"
