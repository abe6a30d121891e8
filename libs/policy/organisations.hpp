#pragma once

#include <memory>
#include <set>
#include <string>
#include <string_view>

namespace participation::policy {

// The organisations whose data somebody may touch, by ODS code: all of them, some, or none. Cheap to copy.
class Organisations {
 public:
  using Codes = std::set<std::string, std::less<>>;

  Organisations() = default;  // none
  static Organisations All();
  static Organisations Only(Codes codes);

  bool AreAll() const { return all_; }
  bool Has(std::string_view code) const { return all_ || (codes_ && codes_->contains(code)); }
  // Empty also if they are all.
  const Codes& codes() const;

 private:
  bool all_ = false;
  std::shared_ptr<const Codes> codes_;
};

}  // namespace participation::policy
