// The page as a whole: its three files, filled in.
#include "connect_userconfig/review.hpp"

#include "review/catalog.hpp"
#include "review/escape.hpp"
#include "review/page_files.hpp"
#include "review/sections.hpp"

#include <array>
#include <utility>

namespace connect_userconfig {
namespace {

using review::Facts;

/// What the page's security policy knows its own script and style by.
std::string source_hash(std::string_view text) {
  Sha256 sha;
  sha.add(text);
  return "'sha256-" + to_base64(sha.finish()) + "'";
}

std::string html(std::string_view text) {
  std::string safe;
  review::append_html(text, safe);
  return safe;
}

/// Replaces each `{{name}}` of the template, in one pass: what is filled in is never looked at again.
template <class Fill>
std::string filled(std::string_view text, Fill fill) {
  std::string page;
  while (true) {
    const auto begin = text.find("{{");
    page.append(text.substr(0, begin));
    if (begin == std::string_view::npos) return page;
    const auto end = text.find("}}", begin);
    fill(text.substr(begin + 2, end - begin - 2), page);
    text.remove_prefix(end + 2);
  }
}

}  // namespace

struct Review::Impl {
  explicit Impl(ReviewOptions given) : options(std::move(given)), catalog(options) {}

  void append_data(std::string& to) const {
    to += "{\"digest\":";
    review::append_inert_json(end.sha256, to);
    to += ",\n";
    const auto texts = [&](std::string_view name, auto word) {
      to.append("\"").append(name).append("\":[");
      for (std::size_t i = 0; i < review::treatment_count; ++i) {
        if (i != 0) to += ',';
        review::append_inert_json(word(static_cast<review::Treatment>(i)), to);
      }
      to += "],\n";
    };
    texts("outcomes", review::name_of);
    texts("meanings", review::meaning_of);
    catalog.append_json(to);
    to += '}';
  }

  ReviewOptions options;
  PlanHeader header;
  PlanEnd end;
  review::Catalog catalog;
  review::Tally tally;
};

Review::Review(ReviewOptions options) : impl_(std::make_unique<Impl>(std::move(options))) {}
Review::~Review() = default;
Review::Review(Review&&) noexcept = default;
Review& Review::operator=(Review&&) noexcept = default;

void Review::add(const PlanHeader& header) { impl_->header = header; }
void Review::add(const PlanUser& user) { impl_->tally.add(user, impl_->catalog.add(user)); }
void Review::add(const PlanEnd& end) { impl_->end = end; }

std::string Review::page() const {
  const Facts facts{impl_->header, impl_->end, impl_->tally, impl_->catalog};
  using Part = std::pair<std::string_view, std::string (*)(const Facts&)>;
  constexpr std::array<Part, 6> parts = {{{"bar", review::bar_html},
                                          {"counts", review::counts_html},
                                          {"origin", review::origin_html},
                                          {"withheld", review::withheld_html},
                                          {"decisions", review::decisions_html},
                                          {"groups", review::groups_html}}};
  return filled(review::page_html, [&](std::string_view name, std::string& to) {
    for (const auto& [part, make] : parts) {
      if (name == part) to += make(facts);
    }
    if (name == "style") to += review::page_css;
    if (name == "script") to += review::page_js;
    if (name == "style-hash") to += source_hash(review::page_css);
    if (name == "script-hash") to += source_hash(review::page_js);
    if (name == "digest") to += html(facts.end.sha256);
    if (name == "instance") to += html(facts.header.instance_id);
    if (name == "users") to += review::count_words(facts.tally.users);
    if (name == "data") impl_->append_data(to);
  });
}

}  // namespace connect_userconfig
