// The AWS CLI's shorthand: `A=1,B={C=2},D=[x,y]`. Values are strings until a shape gives them a type.
// Source: https://docs.aws.amazon.com/cli/latest/userguide/cli-usage-shorthand.html
#pragma once

#include "commands/problem.hpp"
#include "connect_userconfig/commands.hpp"

#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace connect_userconfig::commands {

struct Shorthand {
  Json value;                                 ///< an object; its scalars are strings
  std::map<std::string, Position> positions;  ///< where the value of each outermost name stands
};

/// Reads shorthand by the AWS CLI's grammar:
///
///     text     = pair *( "," pair )
///     pair     = name ( "=" / "@=" ) value          ; behind "@=" a file://path stands for the file's content
///     value    = word *( "," word ) / list / hash   ; words without a list's brackets are a list, too
///     list     = "[" [ item *( "," item ) ] "]"
///     hash     = "{" [ name "=" item *( "," name "=" item ) ] "}"
///     item     = word / list / hash
///     word     = plain / "'" text "'" / DQUOTE text DQUOTE
///     name     = 1*( ALPHA / DIGIT / "-" / "_" / "." / "#" / "/" / ":" )
///
/// `\,` is a comma in a plain word; in quotes `\` escapes the quote and itself. Where the CLI would drop text without a
/// word (an escaped comma right before a name) and where it would take the last of two equal names, this is an error.
[[nodiscard]] Result<Shorthand> parse_shorthand(std::string_view text, const Loader& loader);

/// The inverse: `parse_shorthand(*print_shorthand(x))` is x with its numbers and booleans as strings. Nothing if
/// shorthand cannot say x (it is no object, holds null or a fraction, has a name that is no name or a text that no
/// quotes can hold).
[[nodiscard]] std::optional<std::string> print_shorthand(const Json& value);

}  // namespace connect_userconfig::commands
