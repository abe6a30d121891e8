#pragma once

#include "libs/database/connection.hpp"

namespace participation::database {

// `connect`, shared by all who want a connection: after a failure nobody tries again for a while, which doubles with
// each further failure up to two seconds, and who asks meanwhile is refused at once with the reason of the last.
Connect Reconnecting(Connect connect);

}  // namespace participation::database
