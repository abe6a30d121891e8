#pragma once

#include "libs/runtime/module.hpp"

namespace participation::feedback_ingestion {

runtime::Module FeedbackIngestionModule();

}  // namespace participation::feedback_ingestion
