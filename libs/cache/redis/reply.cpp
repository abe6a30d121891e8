#include "libs/cache/redis/reply.hpp"

#include <hiredis/hiredis.h>
#include <hiredis/read.h>

namespace participation::cache::redis {
namespace {

constexpr std::size_t kMostWaiting = 2 * kLargestValue;

Reply* Made(Reply::Kind kind, std::string text = {}) { return new Reply{kind, std::move(text)}; }

void* MakeText(const redisReadTask* task, char* text, std::size_t size) {
  const auto kind = task->type == REDIS_REPLY_ERROR    ? Reply::Kind::kRefusal
                    : task->type == REDIS_REPLY_STATUS ? Reply::Kind::kDone
                                                       : Reply::Kind::kText;
  return Made(kind, {text, size});
}

// Nobody asks for an array: none is made, and that breaks the reader off, before it takes room for one.
void* MakeNoArray(const redisReadTask* /*task*/, int /*size*/) { return nullptr; }

void* MakeNumber(const redisReadTask* /*task*/, long long /*number*/) { return Made(Reply::Kind::kNumber); }

void* MakeNothing(const redisReadTask* /*task*/) { return Made(Reply::Kind::kNothing); }

void Free(void* reply) { delete static_cast<Reply*>(reply); }

redisReplyObjectFunctions kMake{MakeText, MakeNoArray, MakeNumber, MakeNothing, Free};

}  // namespace

ReplyReader::ReplyReader() : reader_{redisReaderCreateWithFunctions(&kMake), redisReaderFree} {}

ReplyReader::~ReplyReader() = default;

void ReplyReader::Feed(std::string_view bytes) {
  waiting_ += bytes.size();
  const bool is_fed =
      waiting_ <= kMostWaiting && redisReaderFeed(reader_.get(), bytes.data(), bytes.size()) == REDIS_OK;
  if (!is_fed) throw Breakdown{"it sends more than was asked for"};
}

std::optional<Reply> ReplyReader::Next() {
  void* made = nullptr;
  if (redisReaderGetReply(reader_.get(), &made) != REDIS_OK) throw Breakdown{"it does not answer as Redis does"};
  if (made == nullptr) return std::nullopt;
  const std::unique_ptr<Reply> reply{static_cast<Reply*>(made)};
  waiting_ = 0;
  return std::move(*reply);
}

}  // namespace participation::cache::redis
