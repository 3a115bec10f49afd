// Where what a statement writes goes: to a person, or to a place from where it may be run.
#pragma once

#include <nlohmann/json.hpp>

#include <optional>
#include <set>
#include <string>
#include <string_view>

namespace connect_userconfig::rewriting {

/// What becomes of the standard output by a statement's redirections: true if a file, a process or a descriptor takes
/// it; false if it goes to a terminal, to nobody or to a log; nothing if they do not touch it.
[[nodiscard]] std::optional<bool> output_is_kept(const nlohmann::json& statement, std::string_view text);

/// True for `a | b`, unless `b` only shows to people what it gets (`mail`, `less`).
[[nodiscard]] bool is_pipe(const nlohmann::json& command, std::string_view text);

/// The functions whose output goes on somewhere where they are called: `f | sh`, `f > run.sh`, `x=$(f)`.
[[nodiscard]] std::set<std::string> functions_with_kept_output(const nlohmann::json& tree, std::string_view text);

}  // namespace connect_userconfig::rewriting
