// What is said of a file that is no export of users.
#include "connect_userconfig/text.hpp"
#include "read/foreign.hpp"

namespace connect_userconfig::reader {
namespace {

using namespace std::string_view_literals;

/// Without a mark iconv takes the little end for the first.
std::string encoding_of(std::string_view text, std::string_view name) {
  const bool marked =
      text.starts_with("\xff\xfe") || text.starts_with("\xfe\xff") || text.starts_with("\0\0\xfe\xff"sv);
  if (marked) return std::string(name);
  return std::string(name) + (text.starts_with('\0') ? "BE" : "LE");
}

constexpr auto export_again = "export the users as JSON: aws connect search-users --instance-id ID --output json"sv;

/// How what it is packed in is opened; empty if it is not packed.
std::string_view opened_by(Foreign kind) {
  switch (kind) {
    case Foreign::gzip:
      return "gzip -dc FILE";
    case Foreign::bzip2:
      return "bzip2 -dc FILE";
    case Foreign::xz:
      return "xz -dc FILE";
    case Foreign::zstd:
      return "zstd -dc FILE";
    case Foreign::zip:
      return "unzip -p FILE";
    case Foreign::tar:
      return "tar -xOf FILE";  // by GNU tar of a .tgz as well
    default:
      return {};
  }
}

std::string_view name_of(Foreign kind) {
  switch (kind) {
    case Foreign::gzip:
      return "it is compressed with gzip; unpack it first";
    case Foreign::bzip2:
      return "it is compressed with bzip2; unpack it first";
    case Foreign::xz:
      return "it is compressed with xz; unpack it first";
    case Foreign::zstd:
      return "it is compressed with zstd; unpack it first";
    case Foreign::zip:
      return "it is a zip archive (spreadsheets are, too); unpack it first";
    case Foreign::tar:
      return "it is a tar archive; take the file out of it first";
    case Foreign::pdf:
      return "it is a PDF document";
    case Foreign::utf16:
      return "it is UTF-16 text, as PowerShell's > writes it; make it UTF-8";
    case Foreign::utf32:
      return "it is UTF-32 text; make it UTF-8";
    case Foreign::html:
      return "it is an HTML page";
    case Foreign::xml:
      return "it is XML or HTML";
    case Foreign::cloudformation:
      return "it is a CloudFormation template; that is for: connect-userconfig rewrite FILE";
    case Foreign::yaml:
      return "it is YAML";
    case Foreign::csv:
      return "it is a table of values (CSV)";
    case Foreign::identifiers:
      return "it is a table of identifiers alone (CSV of one column)";
    case Foreign::json_strings:
      return "it holds JSON inside of strings; take it out of them: jq fromjson FILE | connect-userconfig convert";
    case Foreign::object_literal:
      return "it is what Python or JavaScript prints of an object, which is no JSON; let the program write "
             "json.dumps(RESPONSE, default=str) or JSON.stringify(RESPONSE) instead";
    case Foreign::aws_table:
      return "it is what the AWS CLI prints with --output table";
    case Foreign::aws_text:
      return "it is what the AWS CLI prints with --output text";
    case Foreign::aws_error:
      return "it is an error of the AWS CLI";
    case Foreign::shell_error:
      return "it is an error of the shell";
    case Foreign::script:
      return "it is a script; that is for: connect-userconfig rewrite FILE";
    case Foreign::plan:
      return "it is a plan; it is read by: connect-userconfig plan --summary FILE";
    case Foreign::list_users:
      return "it is what list-users prints, which holds no settings";
    case Foreign::report:
      return "it is what --diagnostics json writes; the users that were withheld stand in the file of --rejects";
    case Foreign::sarif:
      return "it is a SARIF report; the users that were withheld stand in the file of --rejects";
    case Foreign::binary:
      break;
  }
  return "it is no text";
}

/// The command that makes JSON of it, or an empty text.
std::string made_right_by(Foreign kind, std::string_view prefix) {
  if (kind == Foreign::utf16) return "iconv -f " + encoding_of(prefix, "UTF-16") + " -t UTF-8 FILE";
  if (kind == Foreign::utf32) return "iconv -f " + encoding_of(prefix, "UTF-32") + " -t UTF-8 FILE";
  return std::string(opened_by(kind));
}

std::string again(std::string_view what) { return std::string(what) + "; " + std::string(export_again); }

}  // namespace

std::string describe_foreign(Foreign kind, std::string_view prefix) {
  const auto name = std::string(name_of(kind));
  if (const auto command = made_right_by(kind, prefix); !command.empty())
    return name + ": " + command + " | connect-userconfig convert";
  if (kind == Foreign::aws_error || kind == Foreign::shell_error) {
    return name + " (" + printable(error_line(kind, prefix), 200) + "); repair that, then " + std::string(export_again);
  }
  return name.find(';') == std::string::npos ? again(name) : name;
}

std::string describe_no_text(std::string_view text) {
  const auto sniffed = sniff(text.substr(0, foreign_prefix), true);
  if (!sniffed.kind) return {};
  switch (*sniffed.kind) {
    // A policy may look like any of these, and what is wrong with it has a place.
    case Foreign::yaml:
    case Foreign::csv:
    case Foreign::identifiers:
    case Foreign::script:
    case Foreign::binary:
      return {};
    default:
      break;
  }
  const auto command = made_right_by(*sniffed.kind, text);
  return std::string(name_of(*sniffed.kind)) + (command.empty() ? "" : ": " + command + " > NEW_FILE");
}

}  // namespace connect_userconfig::reader
