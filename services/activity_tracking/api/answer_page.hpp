#pragma once

#include "absl/status/status.h"
#include "libs/paging/page.hpp"

namespace participation::activity_tracking {

// Answers a listing with one page. `find` gives the items of a paging::Page and one more if there are more; `key_of`
// the key of an item; `add` puts an item into the response.
template <class Request, class Response, class Find, class KeyOf, class Add>
absl::Status AnswerPage(const Request& request, Response& response, const Find& find, const KeyOf& key_of,
                        const Add& add) {
  const auto page = paging::PageOf(request);
  if (!page.ok()) return page.status();
  auto items = find(*page);
  response.set_next_page_token(paging::CutToPage(request, *page, items, key_of));
  for (const auto& item : items) add(item);
  return absl::OkStatus();
}

}  // namespace participation::activity_tracking
