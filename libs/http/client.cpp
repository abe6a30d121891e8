#include "libs/http/client.hpp"

#include <curl/curl.h>

#include <memory>
#include <mutex>
#include <new>
#include <stdexcept>

#include "libs/text/loopback.hpp"

namespace participation::http {
namespace {

template <auto kFree>
struct Free {
  template <class T>
  void operator()(T* owned) const {
    kFree(owned);
  }
};
using Handle = std::unique_ptr<CURL, Free<curl_easy_cleanup>>;
using Url = std::unique_ptr<CURLU, Free<curl_url_cleanup>>;
using Text = std::unique_ptr<char, Free<curl_free>>;

struct Body {
  std::string text;
  std::size_t most;
};

// Returning less than it was given ends the transfer.
std::size_t Take(const char* bytes, std::size_t, std::size_t size, void* to) {
  auto& body = *static_cast<Body*>(to);
  if (body.text.size() + size > body.most) return 0;
  body.text.append(bytes, size);
  return size;
}

// Empty if the URL has no such part.
std::string PartOf(CURLU& url, CURLUPart part) {
  char* text = nullptr;
  if (curl_url_get(&url, part, &text, 0) != CURLUE_OK) return {};
  const Text owned{text};
  return owned.get();
}

std::string ServerOf(const std::string& url) {
  const Url parsed{curl_url()};
  if (!parsed || curl_url_set(parsed.get(), CURLUPART_URL, url.c_str(), 0) != CURLUE_OK) return "the server";
  return PartOf(*parsed, CURLUPART_HOST);
}

Handle Prepare(const std::string& url, const Limits& limits, Body& body) {
  static std::once_flag once;
  std::call_once(once, [] { curl_global_init(CURL_GLOBAL_DEFAULT); });
  if (!IsSafe(url)) throw std::invalid_argument{"a URL must begin with https://, or with http:// on this machine"};
  Handle handle{curl_easy_init()};
  if (!handle) throw std::bad_alloc{};
  curl_easy_setopt(handle.get(), CURLOPT_URL, url.c_str());
  curl_easy_setopt(handle.get(), CURLOPT_PROTOCOLS_STR, "http,https");
  curl_easy_setopt(handle.get(), CURLOPT_FOLLOWLOCATION, 0L);
  curl_easy_setopt(handle.get(), CURLOPT_NOSIGNAL, 1L);
  curl_easy_setopt(handle.get(), CURLOPT_SSLVERSION, static_cast<long>(CURL_SSLVERSION_TLSv1_2));
  curl_easy_setopt(handle.get(), CURLOPT_TIMEOUT_MS, static_cast<long>(limits.time.count()));
  curl_easy_setopt(handle.get(), CURLOPT_MAXFILESIZE_LARGE, static_cast<curl_off_t>(limits.body));
  curl_easy_setopt(handle.get(), CURLOPT_WRITEFUNCTION, Take);
  curl_easy_setopt(handle.get(), CURLOPT_WRITEDATA, &body);
  if (!limits.authorities.empty()) curl_easy_setopt(handle.get(), CURLOPT_CAINFO, limits.authorities.c_str());
  if (!limits.certificate.empty()) {
    curl_easy_setopt(handle.get(), CURLOPT_SSLCERT, limits.certificate.c_str());
    curl_easy_setopt(handle.get(), CURLOPT_SSLKEY, limits.key.c_str());
  }
  return handle;
}

Answer Perform(CURL* handle, const std::string& url, Body& body) {
  char cause[CURL_ERROR_SIZE] = "";
  curl_easy_setopt(handle, CURLOPT_ERRORBUFFER, cause);
  const CURLcode code = curl_easy_perform(handle);
  if (code == CURLE_WRITE_ERROR || code == CURLE_FILESIZE_EXCEEDED) {
    throw Unanswered{ServerOf(url) + " sends more than " + std::to_string(body.most) + " bytes"};
  }
  if (code != CURLE_OK) throw Unanswered{ServerOf(url) + ": " + (*cause != 0 ? cause : curl_easy_strerror(code))};
  long status = 0;
  curl_easy_getinfo(handle, CURLINFO_RESPONSE_CODE, &status);
  return {static_cast<int>(status), std::move(body.text)};
}

std::string Encoded(CURL* handle, const std::string& text) {
  const Text encoded{curl_easy_escape(handle, text.c_str(), static_cast<int>(text.size()))};
  if (!encoded) throw std::bad_alloc{};
  return encoded.get();
}

}  // namespace

bool IsSafe(const std::string& url) {
  const Url parsed{curl_url()};
  if (!parsed || curl_url_set(parsed.get(), CURLUPART_URL, url.c_str(), 0) != CURLUE_OK) return false;
  const std::string scheme = PartOf(*parsed, CURLUPART_SCHEME);
  return scheme == "https" || (scheme == "http" && text::IsLoopbackHost(PartOf(*parsed, CURLUPART_HOST)));
}

Answer Get(const std::string& url, const Limits& limits) {
  Body body{{}, limits.body};
  const Handle handle = Prepare(url, limits, body);
  return Perform(handle.get(), url, body);
}

Answer PostForm(const std::string& url, const std::map<std::string, std::string>& fields, const Limits& limits) {
  Body body{{}, limits.body};
  const Handle handle = Prepare(url, limits, body);
  std::string form;
  for (const auto& [name, value] : fields) {
    form += (form.empty() ? "" : "&") + Encoded(handle.get(), name) + "=" + Encoded(handle.get(), value);
  }
  curl_easy_setopt(handle.get(), CURLOPT_POSTFIELDSIZE, static_cast<long>(form.size()));
  curl_easy_setopt(handle.get(), CURLOPT_POSTFIELDS, form.c_str());
  return Perform(handle.get(), url, body);
}

}  // namespace participation::http
