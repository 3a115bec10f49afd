// An earlier report: which findings are no news.
#include "connect_userconfig/inventory.hpp"

#include <nlohmann/json.hpp>

#include <filesystem>

namespace connect_userconfig {
namespace {

std::string text_of(const nlohmann::json& object, const char* name) {
  const auto found = object.find(name);
  return found != object.end() && found->is_string() ? found->get<std::string>() : std::string{};
}

}  // namespace

std::string Baseline::file_of(std::string_view source) const {
  namespace fs = std::filesystem;
  if (directory_.empty()) return std::string(source);
  return (fs::path(directory_) / fs::path(source)).lexically_normal().native();
}

std::optional<Baseline> Baseline::parse(std::string_view report, std::string_view directory) {
  Baseline result;
  result.directory_ = directory;
  while (!report.empty()) {
    const std::size_t end = std::min(report.find('\n'), report.size());
    const std::string_view line = report.substr(0, end);
    report.remove_prefix(std::min(end + 1, report.size()));
    if (line.find_first_not_of(" \t\r") == std::string_view::npos) continue;
    const nlohmann::json object = nlohmann::json::parse(line, nullptr, false);
    if (!object.is_object() || text_of(object, "id").empty() || text_of(object, "severity").empty())
      return std::nullopt;
    std::string fingerprint = text_of(object, "fingerprint");
    if (fingerprint.empty()) continue;
    ++result.known_[{result.file_of(text_of(object, "source")), text_of(object, "language"), std::move(fingerprint)}];
  }
  return result;
}

bool Baseline::take(const LocatedDiagnostic& finding) {
  if (finding.call_site == nullptr) return false;
  const auto found =
      known_.find({file_of(finding.source.view()), finding.call_site->language, finding.call_site->fingerprint});
  if (found == known_.end() || found->second == 0) return false;
  --found->second;
  return true;
}

}  // namespace connect_userconfig
