// Shell scripts, CloudFormation templates and IAM policies: text in, edits and findings out.
// Nothing here opens a file or starts a process; the caller brings the text and, for a script, its syntax tree.
#pragma once

#include "connect_userconfig/convert.hpp"
#include "connect_userconfig/diagnostic.hpp"

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace connect_userconfig {

/// One change to a text: the bytes `[offset, offset + length)` give way to `text`. Every other byte stays.
struct Edit {
  std::size_t offset = 0;  ///< bytes from the beginning of the text
  std::size_t length = 0;  ///< bytes that go; 0 for a pure insertion
  std::string text;
  friend bool operator==(const Edit&, const Edit&) = default;
};

/// What becomes of a text. `edits` are in order and do not overlap; one call may take several. `findings` have no
/// source name yet: the text does not know its file. A finding that is an error stands where something was left as it
/// is.
struct Rewrite {
  std::vector<Edit> edits;
  std::vector<LocatedDiagnostic> findings;
  std::vector<std::size_t> calls{};  ///< of each command and each user that is rewritten, the offset of its first edit
};

/// Rewrites the AWS CLI commands of a shell script.
///
/// `syntax_tree` is what `shfmt --to-json` prints for exactly this text. Only words that have to change are edited;
/// quoting, line continuations and comments of all others stay. `$NAME` and `${NAME}` that make up one whole field are
/// carried, quoted, to every new place. Running it on its own result changes nothing.
///
///     aws connect update-user-phone-config --user-id "$U" --instance-id i
///         --phone-config PhoneType=SOFT_PHONE
///     // becomes
///     aws connect update-user-config --user-id "$U" --instance-id i
///         --phone-number-configs Channel=VOICE,PhoneType=SOFT_PHONE
///
/// Errors: `shell-syntax` if the tree does not belong to the text, `dynamic-phone-config`, and those of
/// `translate_command`.
/// Source: https://docs.aws.amazon.com/cli/latest/reference/connect/update-user-config.html
[[nodiscard]] Rewrite rewrite_shell(std::string_view text, std::string_view syntax_tree,
                                    const ConvertOptions& options = {});

/// The position at which `shfmt` gave up, and its words, from what it wrote to its standard error.
[[nodiscard]] LocatedDiagnostic shell_syntax_error(std::string_view shfmt_message);

enum class TemplateSyntax : std::uint8_t { yaml, json };

/// Rewrites the `AWS::Connect::User` resources of a CloudFormation template, wherever in it they stand.
///
/// `PhoneConfig` gives way to `AutoAcceptConfigs`, `AfterContactWorkConfigs`, `PhoneNumberConfigs` and
/// `PersistentConnectionConfigs`, in the style (block, flow, JSON) and indentation of the old property. Comments,
/// anchors and order survive; an intrinsic function that makes up a whole field is carried to every new place. The
/// result is parsed again before it is returned: edits that would change anything else are withdrawn.
///
///     PhoneConfig: {PhoneType: SOFT_PHONE, AutoAccept: !Ref Auto}
///     // becomes
///     AutoAcceptConfigs:
///       - {Channel: VOICE, AutoAccept: !Ref Auto, AgentFirstCallbackAutoAccept: false}
///       ...
///
/// Errors: `not-a-template` (broken text, or a `PhoneConfig` that byte edits cannot follow), `duplicate-member`,
/// `wrong-type`, `unknown-enum-value`, `existing-config-differs`, and those of `expand`.
/// Source: https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-connect-user.html
[[nodiscard]] Rewrite rewrite_template(std::string_view text, TemplateSyntax syntax,
                                       const ConvertOptions& options = {});

/// Finds the statements of IAM policies (in a policy file or a template, YAML or JSON) that allow
/// `connect:UpdateUserPhoneConfig` and not `connect:UpdateUserConfig`: `iam-permission-needed`, at the action.
/// Text that cannot be parsed has no findings. Permissions are never edited.
///
///     find_iam(R"({"Effect": "Allow", "Action": "connect:UpdateUserPhone*", "Resource": "*"})").size();  // 1
///
/// Source: https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonconnect.html
[[nodiscard]] std::vector<LocatedDiagnostic> find_iam(std::string_view text, TemplateSyntax syntax);

/// The text with its edits made. Edits that are out of order, overlap or reach beyond the text are left out.
///
///     apply_edits("one two", {{{.offset = 4, .length = 3, .text = "three"}}});  // "one three"
[[nodiscard]] std::string apply_edits(std::string_view text, std::span<const Edit> edits);

/// The edits as a unified diff with three lines of context; empty without edits. Lines keep their CRLF.
///
///     --- a/users.sh
///     +++ b/users.sh
///     @@ -1,1 +1,1 @@
///     -aws connect update-user-phone-config ...
///     +aws connect update-user-config ...
[[nodiscard]] std::string unified_diff(std::string_view name, std::string_view text, std::span<const Edit> edits);

}  // namespace connect_userconfig
