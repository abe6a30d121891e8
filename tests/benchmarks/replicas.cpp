#include "tests/benchmarks/replicas.hpp"

#include "libs/runtime/load_settings.hpp"

namespace participation::benchmarks {

Replicas::Replicas(const runtime::Module& module, const std::string& bus, int count)
    : place_{database::FreshDatabase::Backend::kPostgres, {module.name}} {
  for (int number = 0; number < count; ++number) {
    const auto settings = runtime::Combine(std::nullopt, {},
                                           {{"data", (folder_ / std::to_string(number)).string()},
                                            {"address", "127.0.0.1:0"},
                                            {"metrics-address", ""},
                                            {"log-level", "warning"},
                                            {"database", place_.url()},
                                            {"bus", bus},
                                            {"keys", "file:" + (folder_ / "keys").string()}});
    database_url_ = settings.For("database", module.name);
    processes_.push_back(std::make_unique<runtime::Process>(settings, std::vector{module}));
  }
}

std::vector<std::string> Replicas::addresses() const {
  std::vector<std::string> addresses;
  for (const auto& process : processes_) addresses.push_back(process->address());
  return addresses;
}

}  // namespace participation::benchmarks
