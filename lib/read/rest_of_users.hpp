// Whether a list of users goes on where a line starts as if another document began.
#pragma once

#include "read/view.hpp"

#include <optional>

namespace connect_userconfig::reader {

/// Looks from places in the list of a SearchUsers response on to where that list ends.
class RestOfUsers {
 public:
  /// True if no document can begin with the bracket at `at`, for behind its value stands what cannot stand behind a
  /// document, and from there on the text is one list that ends as only that of a response does. Nothing: more has to
  /// be read.
  std::optional<bool> holds(const View& stream, bool last, Offset at);

 private:
  std::optional<bool> is_no_document(const View& stream, bool last, Offset at);

  Offset known_until_ = 0;  // where the list ends that was looked through last, or what is no list
  bool ends_as_users_ = false;
  Offset looked_at_ = 0;  // bytes, in all looks together
};

}  // namespace connect_userconfig::reader
