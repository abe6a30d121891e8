#include <gmock/gmock.h>

#include <array>
#include <cstdio>
#include <memory>
#include <string>

// Whether the programs were built as CMakeLists.txt means them to be: what the linker or a package left out is seen
// here.
namespace participation::security {
namespace {

using ::testing::ContainsRegex;
using ::testing::HasSubstr;

std::string OutputOf(const std::string& command) {
  const std::unique_ptr<FILE, int (*)(FILE*)> pipe{popen(command.c_str(), "r"), pclose};
  std::string output;
  std::array<char, 4096> part;
  for (std::size_t size = 0; (size = fread(part.data(), 1, part.size(), pipe.get())) > 0;) {
    output.append(part.data(), size);
  }
  return output;
}

class HardeningTest : public ::testing::TestWithParam<const char*> {
 protected:
  std::string Read(const std::string& flags) const { return OutputOf("readelf -W " + flags + " " + GetParam()); }
};

TEST_P(HardeningTest, LiesAnywhereAndItsTablesCannotBeWrittenOnceItRuns) {
  EXPECT_THAT(Read("--file-header"), HasSubstr("DYN (Position-Independent Executable file)"));
  EXPECT_THAT(Read("--program-headers"), HasSubstr("GNU_RELRO"));
  EXPECT_THAT(Read("--dynamic"), HasSubstr("BIND_NOW"));
}

TEST_P(HardeningTest, ItsStackIsNotExecutedAndIsLookedAfter) {
  EXPECT_THAT(Read("--program-headers"), ContainsRegex("GNU_STACK [^\n]* RW "));
  EXPECT_THAT(Read("--dyn-syms"), HasSubstr("__stack_chk_fail"));
}

INSTANTIATE_TEST_SUITE_P(Programs, HardeningTest, ::testing::Values(PARTICIPATIOND, PARTICIPATIONCTL));

}  // namespace
}  // namespace participation::security
