#include "libs/grpc_log/grpc_log.hpp"
#include "tools/participationctl/command_line.hpp"

int main(int argc, char** argv) {
  participation::grpc_log::TakeOver();
  return participation::ctl::RunCommandLine(argc, argv);
}
