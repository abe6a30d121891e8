#pragma once

#include "tests/contract/api.hpp"

namespace participation::contract {

// Each method says which roles may call it, and whose data it touches.
Findings PoliciesMissing(const Api& api);

// Method X takes XRequest and returns XResponse, from its own file and for no other method.
Findings MessagesMisnamed(const Api& api);

// A change can be sent again: its request has a `request_id` that is a UUID.
Findings RequestIdsMissing(const Api& api);

// A method that lists does so in pages: page_size, page_token, next_page_token, and what is listed is field 1.
Findings PagesMissing(const Api& api);

// A method whose name says that it reads is marked NO_SIDE_EFFECTS, and no other is.
Findings ReadsMismarked(const Api& api);

// An update says which version it was made from: `etag` in its request, or in the resource there.
Findings EtagsMissing(const Api& api);

// An update can change one field and leave the others: its request has an `update_mask`, and `partial` what it is
// about.
Findings MasksMissing(const Api& api);

}  // namespace participation::contract
