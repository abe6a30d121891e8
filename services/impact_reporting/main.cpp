#include "libs/runtime/run.hpp"
#include "services/impact_reporting/module.hpp"

int main(int argc, char** argv) {
  return participation::runtime::Run(argc, argv, {participation::impact_reporting::ImpactReportingModule()});
}
