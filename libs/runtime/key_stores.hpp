#pragma once

#include <map>
#include <memory>
#include <string>

namespace participation::privacy {
class KeyStore;
}

namespace participation::runtime {

class Settings;

// The stores of keys of a process's modules: one for each place that the setting `keys` names, in which {module} stands
// for a module's name.
class KeyStores {
 public:
  explicit KeyStores(const Settings& settings);
  ~KeyStores();

  // The module's, opened when it is first asked for. Throws std::runtime_error, naming the setting.
  privacy::KeyStore& For(const std::string& module);

 private:
  const Settings& settings_;
  std::map<std::string, std::unique_ptr<privacy::KeyStore>> by_url_;
};

}  // namespace participation::runtime
