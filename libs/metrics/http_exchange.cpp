#include "libs/metrics/http_exchange.hpp"

#include <array>
#include <utility>

#include "absl/strings/str_cat.h"

namespace participation::metrics {
namespace {

constexpr std::size_t kLargestRequest = 8192;
constexpr std::chrono::seconds kTimeAllowed{5};
constexpr std::string_view kPlainText = "text/plain; charset=utf-8";

std::string_view ReasonPhrase(int status) {
  switch (status) {
    case 200:
      return "OK";
    case 400:
      return "Bad Request";
    case 403:
      return "Forbidden";
    case 404:
      return "Not Found";
    case 405:
      return "Method Not Allowed";
    case 431:
      return "Request Header Fields Too Large";
    case 503:
      return "Service Unavailable";
    default:
      return "Internal Server Error";
  }
}

std::string Render(const HttpAnswer& answer) {
  std::string text = absl::StrCat("HTTP/1.1 ", answer.status, " ");
  text.append(ReasonPhrase(answer.status)).append("\r\nContent-Type: ").append(answer.content_type);
  absl::StrAppend(&text, "\r\nContent-Length: ", answer.body.size(), "\r\nConnection: close\r\n");
  if (answer.status == 405) text.append("Allow: GET\r\n");
  return text.append("\r\n").append(answer.body);
}

HttpAnswer AnswerTo(std::string_view request, bool is_known, const HttpHandler& handler) {
  const auto line = request.substr(0, request.find("\r\n"));
  const auto first = line.find(' ');
  const auto last = line.rfind(' ');
  if (first == std::string_view::npos || first == last || !line.substr(last + 1).starts_with("HTTP/1.")) {
    return {400, kPlainText, "this is not an HTTP/1.1 request\n"};
  }
  if (line.substr(0, first) != "GET") return {405, kPlainText, "only GET is answered\n"};
  const auto target = line.substr(first + 1, last - first - 1);
  return handler(target.substr(0, target.find('?')), is_known);
}

}  // namespace

HttpExchange::HttpExchange(Wire wire)
    : wire_(std::move(wire)), deadline_(std::chrono::steady_clock::now() + kTimeAllowed) {}

bool HttpExchange::Proceed(const HttpHandler& handler) { return WantsToWrite() ? Write() : Read(handler); }

bool HttpExchange::Read(const HttpHandler& handler) {
  std::array<char, 4096> buffer;
  do {
    const int got = wire_.Read(buffer);
    if (got == Wire::kOver) return false;
    if (got == Wire::kNotNow) return true;
    Take({buffer.data(), static_cast<std::size_t>(got)}, handler);
  } while (wire_.HasMore());
  return true;
}

void HttpExchange::Take(std::string_view bytes, const HttpHandler& handler) {
  // After the answer, what still comes is read and forgotten: closing on unread bytes could take the answer back.
  if (!answer_.empty()) return;
  request_.append(bytes);
  if (request_.find("\r\n\r\n") != std::string::npos) {
    answer_ = Render(AnswerTo(request_, wire_.KnowsPeer(), handler));
  } else if (request_.size() > kLargestRequest) {
    answer_ = Render({431, kPlainText, "the request is too large\n"});
  }
}

bool HttpExchange::Write() {
  const int written = wire_.Write(std::string_view{answer_}.substr(sent_));
  if (written == Wire::kOver) return false;
  if (written == Wire::kNotNow) return true;
  sent_ += static_cast<std::size_t>(written);
  if (!WantsToWrite()) wire_.EndWriting();
  return true;
}

}  // namespace participation::metrics
