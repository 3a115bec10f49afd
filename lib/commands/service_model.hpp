// The parts of the AWS service model that commands and neighbouring requests need, as one table of shapes.
// Sources: https://docs.aws.amazon.com/connect/latest/APIReference/API_CreateUser.html
//          https://docs.aws.amazon.com/connect/latest/APIReference/API_UpdateUserIdentityInfo.html
//          https://docs.aws.amazon.com/chime/latest/APIReference/API_UpdateUser.html
#pragma once

#include "connect_userconfig/convert.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

namespace connect_userconfig::commands {

enum class ShapeKind : std::uint8_t { string, boolean, integer, list, structure, map };

/// The patterns of the model's strings.
enum class Pattern : std::uint8_t { any, identifier, phone_number, not_blank, password, tag_key };

struct Shape;

struct MemberShape {
  std::string_view name;  ///< the API's: `UserId`
  const Shape* shape;
  bool required = false;
};

/// Lengths count code points, elements or pairs. `sensitive` values never show; `normal_form` must be Unicode NFC.
struct Shape {
  ShapeKind kind;
  std::size_t min = 0;
  std::size_t max = static_cast<std::size_t>(-1);
  Pattern pattern = Pattern::any;
  std::span<const std::string_view> values{};
  bool normal_form = false;
  std::span<const MemberShape> members{};  ///< of a structure
  const Shape* element = nullptr;          ///< of a list or map
  const Shape* key = nullptr;              ///< of a map
};

/// The input of the operation that a form stands for.
[[nodiscard]] const Shape& input_shape(Form form) noexcept;

/// The member with this name; null if there is none.
[[nodiscard]] const MemberShape* find_member(const Shape& shape, std::string_view name) noexcept;

}  // namespace connect_userconfig::commands
