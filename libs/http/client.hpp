#pragma once

#include <chrono>
#include <map>
#include <string>

namespace participation::http {

struct Answer {
  int status = 0;
  std::string body;
};

// Why there is no answer: the server cannot be reached or believed, or it sends too much or too slowly. The message has
// the server's name and the cause, and nothing of what was sent.
class Unanswered : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

// What a server may take, who vouches for it, and what it is shown.
struct Limits {
  std::chrono::milliseconds time{10'000};
  std::size_t body = 256U << 10;  // bytes
  std::string authorities;        // a file of certificates in PEM; empty: those of the system
  std::string certificate;        // what the client shows of itself, with its key: files in PEM; empty: nothing
  std::string key;
};

// Whether the URL is one that may be asked: https, or http on this machine.
bool IsSafe(const std::string& url);

// Asks a web server and waits. It goes to no other address than the one given, even if it is told to, and uses a proxy
// where the environment names one. Throws Unanswered, and std::invalid_argument for a URL that is not safe.
Answer Get(const std::string& url, const Limits& limits = {});

// The same, sending a form.
Answer PostForm(const std::string& url, const std::map<std::string, std::string>& fields, const Limits& limits = {});

}  // namespace participation::http
