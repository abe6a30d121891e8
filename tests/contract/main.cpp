#include <iostream>

#include "tests/contract/permissions_page.hpp"
#include "tests/contract/platform.hpp"

int main() { std::cout << participation::contract::PermissionsPage(participation::contract::Platform()); }
