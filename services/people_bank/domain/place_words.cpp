#include "absl/strings/str_cat.h"
#include "absl/strings/substitute.h"
#include "services/people_bank/domain/phrases.hpp"
#include "services/people_bank/domain/words.hpp"

namespace participation::people_bank {
namespace {

constexpr char kPlace[] = R"(Dear $0,

You waited for a place at this. One has become free, and it is yours.

$1

When: $2
$3
Please look at when and where it is: that may not be what it was when you asked for a place.

If you cannot come, tell us and this reference, so that somebody else can have the place: $4

You can ask us at any time not to be told any more, and we will stop.
)";

constexpr char kPlaceText[] =
    "$0, $1: a place has become free and it is yours. If you cannot come, tell us, reference $2. You can ask us to "
    "stop.";

constexpr char kMove[] = R"(Dear $0,

This has been moved. Please look at when and where it is now.

$1

When: $2
$3
$4: $5

You can ask us at any time not to be told any more, and we will stop.
)";

constexpr char kStillHeld[] =
    "You still have your place. If you cannot come, tell us and this reference, so that somebody else can have the "
    "place";

constexpr char kStillWaitedFor[] =
    "You still wait for a place, and we tell you if one becomes yours. If you do not want to wait any more, tell us "
    "and this reference";

constexpr char kMoveText[] = "$0 has been moved. It is now $1$2. $3, reference $4. You can ask us to stop.";

constexpr char kCallOff[] = R"(Dear $0,

This has been cancelled. It does not take place.

$1

It was to be: $2
$3
You had a place, or waited for one. You do not have to do anything.

You can ask us at any time not to be told any more, and we will stop.
)";

constexpr char kCallOffText[] =
    "$0, $1, has been cancelled and does not take place. You do not have to do anything. You can ask us to stop.";

// A line, if there is something to say.
std::string Line(const char* name, const std::string& value) {
  return value.empty() ? "" : absl::StrCat(name, ": ", InOneLine(value), "\n");
}

std::string WhereIs(const Place& place) {
  return absl::StrCat(Line("Place", place.occasion.place), Line("Online", place.online_link));
}

// ", Town hall": for a text message.
std::string WhereInShort(const Place& place) {
  std::string where;
  if (!place.occasion.place.empty()) absl::StrAppend(&where, ", ", InOneLine(place.occasion.place));
  if (!place.online_link.empty()) absl::StrAppend(&where, ", ", InOneLine(place.online_link));
  return where;
}

}  // namespace

Words PlaceWords(const std::string& given_name, const Place& place, Channel channel) {
  const std::string title = InOneLine(place.title);
  const std::string when = WhenIs(place.occasion);
  if (channel == Channel::kSms) return {"", absl::Substitute(kPlaceText, title, when, place.registration_id)};
  return {absl::StrCat("You have a place: ", title),
          absl::Substitute(kPlace, given_name, title, when, WhereIs(place), place.registration_id)};
}

Words MoveWords(const std::string& given_name, const Place& place, Channel channel) {
  const std::string title = InOneLine(place.title);
  const std::string when = WhenIs(place.occasion);
  const bool waits = place.state == Place::State::kWaitedFor;
  if (channel == Channel::kSms) {
    const char* what_to_do = waits ? "You still wait for a place. If you do not want to, tell us"
                                   : "You still have your place. If you cannot come, tell us";
    return {"", absl::Substitute(kMoveText, title, when, WhereInShort(place), what_to_do, place.registration_id)};
  }
  return {absl::StrCat("It has been moved: ", title),
          absl::Substitute(kMove, given_name, title, when, WhereIs(place), waits ? kStillWaitedFor : kStillHeld,
                           place.registration_id)};
}

Words CallOffWords(const std::string& given_name, const Place& place, Channel channel) {
  const std::string title = InOneLine(place.title);
  const std::string when = WhenIs(place.occasion);
  if (channel == Channel::kSms) return {"", absl::Substitute(kCallOffText, title, when)};
  const std::string lines = absl::StrCat(WhereIs(place), Line("Why it was cancelled", place.cancel_reason));
  return {absl::StrCat("Cancelled: ", title), absl::Substitute(kCallOff, given_name, title, when, lines)};
}

}  // namespace participation::people_bank
