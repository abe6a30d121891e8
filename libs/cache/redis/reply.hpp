#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>

struct redisReader;

namespace participation::cache::redis {

// The server is away, hangs, or is no Redis server. The connection is of no more use: what comes late on it would
// answer another question.
class Breakdown : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

// What the server said to one command.
struct Reply {
  enum class Kind { kNothing, kText, kDone, kNumber, kRefusal };

  Kind kind = Kind::kNothing;
  std::string text = {};  // of a text, or why it refused
};

// Makes replies of what comes from a server, bit by bit.
class ReplyReader {
 public:
  ReplyReader();
  ~ReplyReader();

  // Throws Breakdown for bytes that are no reply, or for a reply of a kind or size that nobody asked for.
  void Feed(std::string_view bytes);
  // The next reply that is complete. Throws as Feed.
  std::optional<Reply> Next();

 private:
  std::unique_ptr<redisReader, void (*)(redisReader*)> reader_;
  std::size_t waiting_ = 0;  // bytes of the reply that is not complete
};

// A value is at most this large, so that it passes within the time that the server has to answer.
inline constexpr std::size_t kLargestValue = std::size_t{2} << 20;

}  // namespace participation::cache::redis
