#include "libs/csv/read_all.hpp"

namespace participation::csv {

Contents ReadAll(std::string_view text, ReaderOptions options) {
  Contents contents;
  Reader reader{options};
  reader.Feed(text);
  reader.Finish();
  for (auto step = reader.Next(); step != Reader::Step::kEnd; step = reader.Next()) {
    if (step == Reader::Step::kRecord) {
      contents.records.push_back(reader.TakeRecord());
    } else {
      contents.problems.push_back(reader.problem());
    }
  }
  return contents;
}

}  // namespace participation::csv
