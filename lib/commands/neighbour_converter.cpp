// Neighbouring requests as records of a run.
#include "connect_userconfig/requests.hpp"

namespace connect_userconfig {
namespace {

using nlohmann::ordered_json;

std::string text_of(const ordered_json& request, const char* member) {
  const auto found = request.find(member);
  return found != request.end() && found->is_string() ? found->get<std::string>() : std::string();
}

/// What makes two requests be about the same user.
std::string identity_of(Form form, const ordered_json& request) {
  const bool chime = form == Form::chime_update_user;
  const auto group = text_of(request, chime ? "AccountId" : "InstanceId");
  const auto user = text_of(request, form == Form::create_user ? "Username" : "UserId");
  return group.empty() || user.empty() ? std::string() : group + '\0' + user;
}

NeighbourConversion convert_text(Form form, std::string_view text, const ConvertOptions& options) {
  const auto request = ordered_json::parse(text, nullptr, false);
  if (request.is_discarded()) return {};  // cannot be: the reader has parsed it
  auto result = convert_neighbour(form, request, options);
  NeighbourConversion conversion;
  conversion.outcome = result.outcome;
  conversion.diagnostics = std::move(result.diagnostics);
  conversion.identity = identity_of(form, conversion.outcome == Outcome::withheld ? request : result.request);
  if (conversion.outcome == Outcome::withheld) return conversion;
  conversion.json = result.request.dump(-1, ' ', false, ordered_json::error_handler_t::replace);
  const auto words = cli_command(form, result.request);
  if (words.size() >= 3) conversion.cli_words = words[1] + " " + words[2];
  return conversion;
}

}  // namespace

std::function<NeighbourConversion(Form, std::string_view)> neighbour_converter(const ConvertOptions& options) {
  return [options](Form form, std::string_view text) { return convert_text(form, text, options); };
}

}  // namespace connect_userconfig
