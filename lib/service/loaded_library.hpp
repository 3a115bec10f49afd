// A library that is loaded when it is needed first: what a run does not need, it does not wait for.
#pragma once

#include <string>

namespace connect_userconfig::service {

class LoadedLibrary {
 public:
  /// `file` as the loader knows it; what it is called by people, and the package that has it, are for the message.
  LoadedLibrary(const char* file, const char* name, const char* package);

  /// Empty if it was loaded, and had every function that was looked for; else why not, for people.
  [[nodiscard]] const std::string& problem() const { return problem_; }

  template <class Function>
  void find(const char* name, Function& function) {
    function = reinterpret_cast<Function>(
        address_of(name));  // NOLINT(cppcoreguidelines-pro-type-reinterpret-cast): POSIX gives functions as void*
  }

 private:
  void* address_of(const char* name);

  const char* file_;
  void* library_;
  std::string problem_;
};

/// The functions of a library, once somebody has asked for them.
template <class Functions>
struct Loaded {
  Functions functions{};
  std::string problem{};  ///< empty if it is ready
};

}  // namespace connect_userconfig::service
