#include "facts.hpp"

#include "evidence.hpp"
#include "own.hpp"
#include "shapes.hpp"

namespace connect_userconfig::rewriting {

bool Facts::about_connect() {
  if (!about_connect_) about_connect_ = is_about_connect(text_);
  return *about_connect_;
}

bool Facts::is_request_path(std::size_t begin) {
  const PathKind kind = kind_of_path(text_, begin);
  if (kind != PathKind::doubtful) return kind == PathKind::request;
  return about_connect() || text_.find("amazonaws") != std::string_view::npos;
}

bool Facts::is_of_connect(const Name& setting, const Anchor& call) {
  if (gives_members(text_, setting, language_) || about_connect()) return true;
  if (has_members_of_request(text_.substr(call.extent.begin, call.extent.end - call.extent.begin))) return true;
  return is_name_of_sdk_alone(text_, setting, call.begin, language_) && !is_defined(text_, call.begin) &&
         !has_other_members(text_, setting) && !own_type();
}

bool Facts::is_given_to_module(const Name& setting) {
  const std::string_view name = text_.substr(setting.begin, setting.end - setting.begin);
  if (language_ != Language::json || name != "phone_config") return false;
  if (!has_modules_) has_modules_ = has_modules_of_terraform(text_);
  return *has_modules_ && has_members(text_, setting.end);
}

bool Facts::own_type() {
  if (!own_type_) own_type_ = has_type_of_its_own(text_, language_);
  return *own_type_;
}

}  // namespace connect_userconfig::rewriting
