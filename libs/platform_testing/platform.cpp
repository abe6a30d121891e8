#include "libs/platform_testing/platform.hpp"

#include "libs/runtime/load_settings.hpp"

namespace participation::platform_testing {

Platform::Platform(std::vector<runtime::Module> modules, std::map<std::string, std::string> settings)
    : modules_{std::move(modules)}, settings_{std::move(settings)} {
  Restart();
}

Platform::~Platform() = default;

void Platform::Restart() {
  process_.reset();
  std::map<std::string, std::string> flags{
      {"data", folder_.path().string()}, {"address", "127.0.0.1:0"}, {"metrics-address", ""}};
  for (const auto& [name, value] : settings_) flags[name] = value;
  process_ = std::make_unique<runtime::Process>(runtime::Combine(std::nullopt, {}, flags), modules_);
}

}  // namespace participation::platform_testing
