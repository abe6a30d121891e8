#include "libs/runtime/run.hpp"
#include "services/feedback_ingestion/module.hpp"

int main(int argc, char** argv) {
  return participation::runtime::Run(argc, argv, {participation::feedback_ingestion::FeedbackIngestionModule()});
}
