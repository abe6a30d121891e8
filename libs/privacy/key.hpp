#pragma once

#include <array>
#include <cstddef>
#include <iosfwd>
#include <string_view>

namespace participation::privacy {

// 32 secret bytes. They are wiped when the key goes out of scope and never shown.
class Key {
 public:
  static constexpr std::size_t kSize = 32;

  static Key Random();
  // Throws std::invalid_argument unless there are exactly kSize bytes.
  static Key Of(std::string_view bytes);

  Key(const Key&) = default;
  Key& operator=(const Key&) = default;
  ~Key();

  std::string_view bytes() const { return {bytes_.data(), bytes_.size()}; }

  // Takes the same time wherever the keys differ.
  friend bool operator==(const Key& left, const Key& right);

 private:
  Key() = default;

  std::array<char, kSize> bytes_{};
};

// Writes "(a key)": what prints everything, such as a failing test, prints no key.
std::ostream& operator<<(std::ostream& out, const Key& key);

}  // namespace participation::privacy
