// Policies, names and earlier plans, from files.
#pragma once

#include "connect_userconfig/plan.hpp"
#include "connect_userconfig/policy.hpp"

#include <optional>
#include <string>
#include <vector>

namespace connect_userconfig::tool {

/// What came of reading files: everything that is wrong with them, and whether they could be read at all.
struct PolicyProblems {
  std::vector<LocatedDiagnostic> diagnostics{};
  bool unreadable = false;

  [[nodiscard]] bool any_error() const;
  /// The exit code that these problems alone give: a file that cannot be read, or a policy that is wrong.
  [[nodiscard]] int exit_code() const;
};

/// Reads the answers of the AWS CLI that --names brings.
[[nodiscard]] Names load_names(const std::vector<std::string>& paths, PolicyProblems& problems);

/// Reads a policy and looks up its names; nothing if there is an error. `content`, if any, gets the text of the file.
[[nodiscard]] std::optional<ReadyPolicy> load_policy(const std::string& path, const Names& names, UnknownNames unknown,
                                                     PolicyProblems& problems, std::string* content = nullptr);

/// Reads earlier plans: what marks the lists that they wrote. `inputs`, if any, gets what is to be told of them.
[[nodiscard]] Overlay load_since(const std::vector<std::string>& paths, PolicyProblems& problems,
                                 std::vector<PlanInput>* inputs = nullptr);

/// Why a policy says nothing of a `CreateUser` request.
inline constexpr std::string_view new_user_text =
    "policies are about users that there are, and this is a request for a new one";

/// A diagnostic about a rule.
[[nodiscard]] LocatedDiagnostic about(const PolicyRule& rule, DiagnosticId id);

/// A warning for each rule that has matched nobody so far.
[[nodiscard]] std::vector<LocatedDiagnostic> unmatched_rules(const ReadyPolicy& policy);

}  // namespace connect_userconfig::tool
