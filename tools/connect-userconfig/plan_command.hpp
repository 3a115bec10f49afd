// `connect-userconfig plan`: what will become of every user, as one file; and what such a file says.
#pragma once

namespace connect_userconfig::tool {

[[nodiscard]] int run_plan(int argc, char** argv);

}  // namespace connect_userconfig::tool
