#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"

namespace google::protobuf {
class Message;
}

namespace participation::paging {

// What a listing request without page_size gets, and the most that any gets.
inline constexpr std::size_t kDefaultSize = 50;
inline constexpr std::size_t kLargestSize = 1000;

// Most bytes of a key. A token has four characters for three bytes, and 16 more: keys of up to 200 bytes fit into the
// 300 characters that listings allow by habit, and the longest into 700.
inline constexpr std::size_t kLongestKey = 500;

// One page of a listing: at most `size` items whose key comes behind `after`, from the beginning if that is empty.
struct Page {
  std::size_t size = kDefaultSize;
  std::string after;
};

// The page that a listing request asks for by its page_size and page_token. A page_size above 1,000 counts as 1,000.
// INVALID_ARGUMENT for a token that was not given for a request with the same other arguments.
absl::StatusOr<Page> PageOf(const google::protobuf::Message& request);

// The token for what follows the item with this key: URL-safe text, bound to the request's other arguments. It is no
// secret and no permission: it holds the key in plain view. Throws std::length_error for a key above kLongestKey.
std::string TokenAfter(const google::protobuf::Message& request, std::string_view key);

// Cuts `items`, of which one more than the page's size was read, down to the page, and makes the token for the next
// page, which is empty if there is none. `key_of` tells an item's key.
template <class Item, class KeyOf>
std::string CutToPage(const google::protobuf::Message& request, const Page& page, std::vector<Item>& items,
                      const KeyOf& key_of) {
  if (items.size() <= page.size) return {};
  items.erase(items.begin() + static_cast<std::ptrdiff_t>(page.size), items.end());
  return TokenAfter(request, key_of(items.back()));
}

}  // namespace participation::paging
