#pragma once

#include <string>

#include "libs/identity/issuer.hpp"
#include "libs/yaml/section.hpp"

namespace participation::identity {

// One issuer, and one name in a certificate, as the configuration has them. What is wrong is added to the problems.
Issuer ReadIssuer(const std::string& name, const yaml::Section& section, const std::string& folder,
                  yaml::Problems& problems);
Certified ReadCertified(const yaml::Section& section, yaml::Problems& problems);

}  // namespace participation::identity
