// Why a command ends before it has begun.
#pragma once

#include "connect_userconfig/report.hpp"

#include <string>
#include <string_view>
#include <system_error>

namespace connect_userconfig::tool {

/// Says what is wrong with the command line. The result is the exit code.
int refuse_usage(const std::string& text);

/// Says what is wrong with a file, and returns the exit code: that of files, or that of what is in it.
int refuse(const LocatedDiagnostic& wrong);
int refuse(DiagnosticId id, std::string_view name, std::error_code error);

}  // namespace connect_userconfig::tool
