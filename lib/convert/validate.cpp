// The constraints of the AWS service model on UpdateUserConfigRequest.
#include "connect_userconfig/validate.hpp"

#include "convert/identifier.hpp"
#include "convert/list_check.hpp"

namespace connect_userconfig {

Diagnostics validate(const UpdateUserConfigRequest& request) {
  Diagnostics diagnostics;
  check_identifier(request.instance_id, max_instance_id, Field::instance_id, diagnostics);
  check_identifier(request.user_id, 0, Field::user_id, diagnostics);
  for_each_list([&](const auto& row) { ListCheck(row.field, diagnostics)(request.config.*row.list); });
  return diagnostics;
}

}  // namespace connect_userconfig
