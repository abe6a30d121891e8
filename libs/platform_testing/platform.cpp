#include "libs/platform_testing/platform.hpp"

#include "libs/runtime/load_settings.hpp"

namespace participation::platform_testing {

Platform::Platform(std::vector<runtime::Module> modules, std::map<std::string, std::string> settings)
    : modules_{std::move(modules)}, settings_{std::move(settings)} {
  using Backend = database::FreshDatabase::Backend;
  if (database::FreshDatabase::Chosen() == Backend::kPostgres) {
    std::vector<std::string> names;
    for (const runtime::Module& module : modules_) names.push_back(module.name);
    server_.emplace(Backend::kPostgres, names);
  }
  Restart();
}

Platform::~Platform() = default;

runtime::Settings Platform::Settings() const {
  std::map<std::string, std::string> flags{
      {"data", folder_.path().string()}, {"address", "127.0.0.1:0"}, {"metrics-address", ""}};
  if (server_) flags["database"] = server_->url();
  for (const auto& [name, value] : settings_) flags[name] = value;
  return runtime::Combine(std::nullopt, {}, flags);
}

std::string Platform::DatabaseUrl(const std::string& module) const { return Settings().For("database", module); }

void Platform::Restart() {
  process_.reset();
  process_ = std::make_unique<runtime::Process>(Settings(), modules_);
}

}  // namespace participation::platform_testing
