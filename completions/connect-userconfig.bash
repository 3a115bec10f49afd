# Completion of connect-userconfig for bash.

_connect_userconfig() {
  local commands='convert check explain example plan policy review apply status verify rollback rewrite aws help'
  local forms='auto search-users describe-user update-user-phone-config user phone-config update-user-config
    create-user update-user-identity-info chime-update-user'
  local convert_options='--from --acw-unit --instance-id --user-id --auto-accept --absent --existing --policy --names --since --duplicates
    --format --output --rejects --diagnostics --diagnostics-file --fail-on --progress --color --threads --quiet
    --unbuffered --version --help'
  local plan_options='--output --policy --names --since --from --acw-unit --instance-id --user-id --auto-accept --absent --existing
    --live --region --rate --burst --incomplete --summary --show --show-numbers --quiet --help'
  local policy_options='--names --since --user --format --strict --from --acw-unit --instance-id --user-id --auto-accept --absent
    --existing --help'
  local review_options='--output --csv --names --show-numbers --help'
  local run_options='--digest --first --only --except --rate --burst --journal --format --help'
  local verify_options='--sent --only --except --from --acw-unit --rate --burst --journal --format --help'
  local aws_options='--print --aws-command --auto-accept --absent --existing --level --quiet --help'
  local rewrite_options='--write --ignored --baseline --auto-accept --absent --existing --diagnostics --help'
  local current=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD - 1]} command='' words='' index
  COMPREPLY=()

  # `--option=value`: bash hands over the equals sign as a word of its own.
  if [[ $current == '=' ]]; then
    current=''
  elif [[ $previous == '=' ]] && ((COMP_CWORD >= 2)); then
    previous=${COMP_WORDS[COMP_CWORD - 2]}
  fi

  for ((index = 1; index < COMP_CWORD; ++index)); do
    case ${COMP_WORDS[index]} in
      convert | check | explain | example | plan | policy | review | apply | status | verify | rollback | rewrite | aws | help)
        command=${COMP_WORDS[index]}
        break
        ;;
    esac
  done

  case $previous in
    --from) words=$forms ;;
    --acw-unit) words='seconds milliseconds' ;;
    --auto-accept) words='voice all' ;;
    --absent) words='keep reset' ;;
    --existing) words='ask keep overwrite base' ;;
    --incomplete) words='refuse accept' ;;
    --duplicates) words='check ignore' ;;
    --format)
      words='ndjson json aws-cli'
      [[ $command != policy ]] || words='text junit'
      [[ ! $command =~ ^(apply|status|verify|rollback)$ ]] || words='text json csv'
      ;;
    --diagnostics) words='text json sarif' ;;
    --level) words='note warning error' ;;
    --fail-on) words='error warning never' ;;
    --progress | --color) words='auto always never' ;;
    --instance-id | --user-id | --threads | --user | --show | --live | --region | --rate | --burst | --digest | --first | --only | --except) return ;;
    -o | --output | --csv | --rejects | --diagnostics-file | --aws-command | --policy | --names | --since | --journal)
      compopt -o filenames 2>/dev/null
      mapfile -t COMPREPLY < <(compgen -f -- "$current")
      return
      ;;
  esac
  if [[ -z $words ]]; then
    case $command in
      '') words="$commands --version --help" ;;
      convert | check) [[ $current != -* ]] || words=$convert_options ;;
      explain) words="$(connect-userconfig explain 2>/dev/null | grep -oE '^ *[a-z]+(-[a-z]+)+') --help" ;;
      example) words="${forms#auto } --help" ;;
      help) words="$commands --help" ;;
      review) [[ $current != -* ]] || words=$review_options ;;
      apply) [[ $current != -* ]] || words="$run_options --again" ;;
      rollback) [[ $current != -* ]] || words=$run_options ;;
      status) [[ $current != -* ]] || words='--journal --format --help' ;;
      verify) [[ $current != -* ]] || words=$verify_options ;;
      rewrite) [[ $current != -* ]] || words=$rewrite_options ;;
      plan) [[ $current != -* ]] || words=$plan_options ;;
      policy)
        ((index != COMP_CWORD - 1)) || words='test explain check'
        [[ $current != -* ]] || words=$policy_options
        ;;
      aws)
        # What follows belongs to the AWS CLI's own completion.
        ((index != COMP_CWORD - 1)) || words="$aws_options connect"
        ;;
    esac
  fi
  if [[ -n $words ]]; then
    mapfile -t COMPREPLY < <(compgen -W "$words" -- "$current")
  elif [[ $command =~ ^(convert|check|plan|policy|review|apply|status|verify|rollback|rewrite)$ ]]; then
    compopt -o filenames 2>/dev/null
    mapfile -t COMPREPLY < <(compgen -f -- "$current")
  fi
}
complete -F _connect_userconfig connect-userconfig
