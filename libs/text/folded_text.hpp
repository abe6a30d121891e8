#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace participation::text {

// Text as a pattern wants to see it, with the way back to the original.
// Composed (NFC); full-width forms, digits of every script, dashes, spaces and quotation marks become their ASCII
// counterparts; invisible characters (zero width, soft hyphen, direction marks) are left out. Letters keep their case.
// ASCII text is not copied, so the original must outlive this. Bytes that are not UTF-8 stay as they are.
class FoldedText {
 public:
  explicit FoldedText(std::string_view original);
  FoldedText(const FoldedText&) = delete;
  FoldedText& operator=(const FoldedText&) = delete;

  std::string_view Text() const { return origins_.empty() ? original_ : std::string_view(folded_); }

  // The byte of the original at which the character holding folded byte `folded` begins.
  std::size_t OriginalBegin(std::size_t folded) const { return origins_.empty() ? folded : origins_[folded].begin; }

  // The byte of the original after the character that made the folded byte before `folded`, never inside a character.
  std::size_t OriginalEnd(std::size_t folded) const {
    return origins_.empty() || folded == 0 ? folded : origins_[folded - 1].end;
  }

 private:
  struct Origin {
    std::uint32_t begin;
    std::uint32_t end;
  };

  std::size_t AppendAscii(std::size_t begin);
  void Append(std::string_view folded, std::size_t begin, std::size_t end);
  void FoldSegment(std::size_t begin, std::size_t end, std::int32_t first);

  std::string_view original_;
  std::string folded_;
  // The bytes of the original that each folded byte comes from, and the end; empty when nothing needed folding.
  std::vector<Origin> origins_;
};

// The folded form alone, for values that need no way back.
std::string Fold(std::string_view text);

}  // namespace participation::text
