// The data of the page: users by numbers, and what the numbers stand for.
#pragma once

#include "connect_userconfig/review.hpp"
#include "review/dictionary.hpp"
#include "review/words.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace connect_userconfig::review {

/// What one user is made of, in numbers of the catalog's dictionaries.
struct Encoded {
  std::size_t group = 0;
  bool new_group = false;
  std::size_t routing_profile = 0;  ///< 0: none
  std::vector<std::size_t> rules{};
  Treatment treatment{};
};

class Catalog {
 public:
  explicit Catalog(const ReviewOptions& options) : options_(options) {}

  Encoded add(const PlanUser& user);
  /// Members of a JSON object, without its braces.
  void append_json(std::string& to) const;

  [[nodiscard]] std::string routing_profile_words(std::size_t number) const;
  [[nodiscard]] std::string rule_words(std::size_t number) const { return rule_names_[number]; }

 private:
  std::size_t group_of(const PlanUser& user, Treatment treatment, bool* made);
  std::size_t way_of(const PlanUser& user, std::size_t group);
  std::size_t profile_of(const UserProfile& profile, Encoded& encoded);
  std::size_t remark_of(const PlanUser& user, Encoded& encoded);
  std::size_t diagnostic_of(const PlanDiagnostic& diagnostic);
  std::size_t kind_of(const PlanDiagnostic& diagnostic);
  std::size_t group_id_of(const std::string& id);
  std::size_t named(NameKind kind, const std::string& id, Dictionary& in);
  std::size_t rule_of(const std::string& rule);
  std::string row_of(const PlanChange& change, const std::string& because);
  void append_numbers(const PlanUser& user, std::string& to) const;

  const ReviewOptions& options_;
  std::string users_;
  Dictionary elements_, values_, reasons_;
  Dictionary routing_, security_, hierarchy_, tags_, rules_;
  Dictionary kinds_, diagnostics_, undos_, legacy_;
  Dictionary groups_, ways_, profiles_, remarks_;
  std::vector<std::string> routing_words_{""};
  std::vector<std::string> rule_names_;
};

}  // namespace connect_userconfig::review
