#include "libs/policy/organisations.hpp"

namespace participation::policy {

Organisations Organisations::All() {
  Organisations all;
  all.all_ = true;
  return all;
}

Organisations Organisations::Only(Codes codes) {
  Organisations some;
  some.codes_ = std::make_shared<const Codes>(std::move(codes));
  return some;
}

const Organisations::Codes& Organisations::codes() const {
  static const Codes none;
  return codes_ ? *codes_ : none;
}

}  // namespace participation::policy
