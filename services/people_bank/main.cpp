#include "libs/runtime/run.hpp"
#include "services/people_bank/module.hpp"

int main(int argc, char** argv) {
  return participation::runtime::Run(argc, argv, {participation::people_bank::PeopleBankModule()});
}
