// Reads values out of the tree of a policy file, and collects everything that is wrong with it.
#pragma once

#include "connect_userconfig/policy.hpp"
#include "policy/problem.hpp"
#include "tree/yaml_tree.hpp"

#include <functional>
#include <initializer_list>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace connect_userconfig::policy {

/// What a scalar is, by the rules of YAML 1.1 and 1.2 alike: readers differ in what they take for a truth value.
enum class ScalarKind : std::uint8_t { null, boolean, number, doubtful, text };
[[nodiscard]] ScalarKind scalar_kind(const tree::Node& node);

inline constexpr std::size_t max_policy_bytes = std::size_t{8} << 20U;
inline constexpr std::size_t max_rules = 10'000;
inline constexpr unsigned max_condition_depth = 32;

using Words = std::span<const std::string_view>;

class TreeReader {
 public:
  TreeReader(std::string_view source, std::vector<LocatedDiagnostic>& problems)
      : source_(source), problems_(problems) {}

  void complain(Position position, std::string_view what);
  void complain(const tree::Node& node, std::string_view what) { complain(node.position, what); }
  /// The same for a word that is none of `allowed`: with the nearest of them, and all of them.
  void complain_word(const tree::Node& node, std::string_view what, Words allowed);

  /// False, and a complaint, if it is no mapping. `where` is a name for it: `set`.
  [[nodiscard]] bool is_map(const tree::Node& node, std::string_view where);
  [[nodiscard]] bool is_list(const tree::Node& node, std::string_view where);

  /// Calls `f(key, value)` for each key that is allowed and stands there first. Complains of all others.
  void for_each_key(const tree::Node& map, std::string_view where, Words allowed,
                    const std::function<void(const std::string&, const tree::Node&)>& f);
  /// The same for a mapping whose keys are free texts.
  void for_each_key(const tree::Node& map, std::string_view where,
                    const std::function<void(const std::string&, const tree::Node&)>& f);

  /// A text: quoted, or such that no reader takes it for anything else.
  [[nodiscard]] std::optional<std::string> text(const tree::Node& node, std::string_view where);
  /// A text for people, which may have several lines.
  [[nodiscard]] std::optional<std::string> prose(const tree::Node& node, std::string_view where);
  /// A text that may be empty, if it is quoted: a tag can have no value.
  [[nodiscard]] std::optional<std::string> tag_value(const tree::Node& node, std::string_view where);
  [[nodiscard]] std::vector<PolicyText> tag_values(const tree::Node& node, std::string_view where);
  [[nodiscard]] std::optional<bool> boolean(const tree::Node& node, std::string_view where);
  [[nodiscard]] std::optional<std::chrono::seconds> limit(const tree::Node& node, std::string_view where);
  /// The index of the word in `allowed`.
  [[nodiscard]] std::optional<std::size_t> word(const tree::Node& node, std::string_view where, Words allowed);
  /// One text or a list of them, which may not be empty.
  [[nodiscard]] std::vector<PolicyText> texts(const tree::Node& node, std::string_view where,
                                              std::string_view if_empty = "is an empty list, which nobody matches");

  [[nodiscard]] const std::string& source() const noexcept { return source_; }
  /// True once there are so many errors that further ones are of no use.
  [[nodiscard]] bool full() const noexcept { return is_full(problems_); }

 private:
  enum class Keys : std::uint8_t { known, any };
  /// All keys that stand there first; where any may stand, one that is no text is complained of, and looked behind.
  void for_each_entry(const tree::Node& map, std::string_view where, Keys keys,
                      const std::function<void(const tree::Node& key, const tree::Node& value)>& f);
  /// Complains of what a policy may not use, wherever it stands: anchors, aliases and tags.
  bool usable(const tree::Node& node);
  bool scalar(const tree::Node& node, std::string_view where, std::string_view wanted);
  /// What a text may be beside a name on one line.
  struct Allowed {
    bool lines = false;
    bool empty = false;
  };
  std::optional<std::string> text(const tree::Node& node, std::string_view where, Allowed allowed);
  std::vector<PolicyText> texts(const tree::Node& node, std::string_view where, std::string_view if_empty,
                                Allowed allowed);

  std::string source_;
  std::vector<LocatedDiagnostic>& problems_;
};

/// Reads a whole policy.
void read_tree(const tree::Node& root, TreeReader& reader, Policy& policy);

/// The parts of it.
[[nodiscard]] Condition read_condition(const tree::Node& node, std::string_view where, TreeReader& reader,
                                       unsigned depth = 0);
/// One key of `set`; false if it is none.
bool read_setting(const std::string& key, const tree::Node& node, TreeReader& reader, PolicySettings& settings);
[[nodiscard]] PolicySettings read_settings(const tree::Node& node, std::string_view where, TreeReader& reader);
[[nodiscard]] PolicyDecisions read_decisions(const tree::Node& node, TreeReader& reader);
[[nodiscard]] PolicyTest read_test(const tree::Node& node, TreeReader& reader);

inline constexpr std::string_view setting_words[] = {"AutoAccept", "AfterContactWorkTimeLimit", "AgentFirstCallback",
                                                     "PersistentConnection", "VoiceEnhancement"};

}  // namespace connect_userconfig::policy
