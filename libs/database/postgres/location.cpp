#include "libs/database/postgres/location.hpp"

#include <libpq-fe.h>

#include <map>
#include <memory>
#include <stdexcept>

#include "libs/files/password_file.hpp"

namespace participation::database::postgres {
namespace {

constexpr std::string_view kPasswordFile = "password-file=";

[[noreturn]] void Refuse(const std::string& why) {
  throw std::invalid_argument{
      "the URL of a PostgreSQL database is postgres://<user>@<host>:<port>/<database>, optionally with "
      "?password-file=<path> and what else libpq takes: " +
      why};
}

// Takes `password-file=…` out of the URL and returns the path, or "".
std::string TakePasswordFile(std::string& url) {
  const auto query = url.find('?');
  auto begin = query == std::string::npos ? query : url.find(kPasswordFile, query + 1);
  if (begin == std::string::npos) return "";
  const auto end = std::min(url.find('&', begin), url.size());
  const std::string path = url.substr(begin + kPasswordFile.size(), end - begin - kPasswordFile.size());
  url.erase(begin, end < url.size() ? end + 1 - begin : std::string::npos);
  if (url.ends_with('?') || url.ends_with('&')) url.pop_back();
  return path;
}

std::map<std::string, std::string> Parse(const std::string& url) {
  char* problem = nullptr;
  const std::unique_ptr<PQconninfoOption, void (*)(PQconninfoOption*)> options{PQconninfoParse(url.c_str(), &problem),
                                                                               PQconninfoFree};
  PQfreemem(problem);  // It may quote the URL.
  if (!options) Refuse("this one cannot be read");
  std::map<std::string, std::string> values;
  for (const auto* option = options.get(); option->keyword != nullptr; ++option) {
    if (option->val != nullptr) values[option->keyword] = option->val;
  }
  return values;
}

}  // namespace

Location ParseUrl(std::string_view given) {
  std::string url{given};
  const std::string password_file = TakePasswordFile(url);
  const auto said = Parse(url);
  const auto value = [&said](const char* key, const char* fallback) {
    const auto found = said.find(key);
    return found == said.end() ? std::string{fallback} : found->second;
  };
  if (said.contains("password")) Refuse("a password does not belong in it: put it in a file, ?password-file=<path>");
  Location location;
  location.name = "postgres://" + value("host", "localhost") + ":" + value("port", "5432") + "/" + value("dbname", "");
  // Ours first, so that the URL may say otherwise. A wire that was cut is noticed within fifteen seconds.
  location.parameters = {{"connect_timeout", "5"},
                         {"keepalives_idle", "5"},
                         {"keepalives_interval", "5"},
                         {"keepalives_count", "2"},
                         {"tcp_user_timeout", "15000"},
                         {"target_session_attrs", "read-write"},
                         {"application_name", "participation"}};
  for (const auto& [key, text] : said) location.parameters.emplace_back(key, text);
  if (!password_file.empty()) location.parameters.emplace_back("password", files::ReadPassword(password_file));
  return location;
}

}  // namespace participation::database::postgres
