#include "libs/database/hints.hpp"

namespace participation::database {

std::string UncoverHints(std::string_view sql, std::string_view backend) {
  const std::string open = "/*" + std::string{backend};
  std::string script{sql};
  for (auto begin = script.find(open); begin != std::string::npos; begin = script.find(open, begin)) {
    const auto end = script.find("*/", begin);
    if (end == std::string::npos) break;
    if (script[begin + open.size()] == ' ' || script[begin + open.size()] == '\n') {
      script.erase(end, 2).erase(begin, open.size());
    } else {
      begin = end;  // a comment that begins with a longer word
    }
  }
  return script;
}

}  // namespace participation::database
