// `review`: a plan as a page and as rows for a spreadsheet.
#pragma once

namespace connect_userconfig::tool {

/// Runs `review`; `argv[0]` is the command's name. Returns the exit code.
int run_review(int argc, char** argv);

}  // namespace connect_userconfig::tool
