# To be sourced: what building and testing need, as Debian 12 packages, and how to get it.

build_packages="g++ cmake ninja-build ccache mold pkg-config ca-certificates
  libgrpc++-dev libprotobuf-dev protobuf-compiler protobuf-compiler-grpc libabsl-dev libsqlite3-dev libpq-dev librdkafka-dev libhiredis-dev libre2-dev
  libcli11-dev prometheus-cpp-dev libssl-dev libicu-dev libyaml-cpp-dev nlohmann-json3-dev zlib1g-dev libcurl4-openssl-dev
  libgtest-dev libgmock-dev libbenchmark-dev"
run_packages="python3-minimal"
check_packages="clang-format npm:npm python3 git"
# Real servers: PostgreSQL, Redis, and Kafka, which Maven fetches; and clocks that step.
server_packages="python3 postgresql-15 redis-server stunnel4 openssl default-jre-headless:java maven:mvn faketime"

# Bold and red on a terminal only.
say() { if [ -t 1 ]; then printf '\033[1m==> %s\033[0m\n' "$*"; else echo "==> $*"; fi; }
fail() { if [ -t 2 ]; then printf '\033[31mfailed: %s\033[0m\n' "$*"; else echo "failed: $*"; fi >&2; exit 1; }

# need_folder FOLDER: makes it if there is none.
need_folder() {
  mkdir -p "$1" 2>/dev/null && [ -w "$1" ] ||
    fail "cannot write in $1, as $(id -un): is it somebody else's, or the disk read-only? Run  sudo chown -R $(id -un) $1  or use another clone"
}

# install_missing PACKAGE...: installs those that are not there, as root or through sudo; otherwise says the command.
# PACKAGE:PROGRAM is not needed if there is such a program, wherever it comes from.
install_missing() {
  command -v dpkg-query >/dev/null || fail "this needs Debian 12 (or a Debian of its age): there is no dpkg here"
  local missing=""
  for package in "$@"; do
    [[ $package = *:* ]] && command -v "${package#*:}" >/dev/null && continue
    package=${package%:*}
    dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q 'ok installed' || missing="$missing $package"
  done
  [ -z "$missing" ] && return
  local as_root=""
  if [ "$(id -u)" != 0 ]; then
    command -v sudo >/dev/null && sudo -n true 2>/dev/null && as_root="sudo" ||
      fail "packages are missing and you are not root. Run:  sudo apt-get install --no-install-recommends$missing"
  fi
  say "installing Debian packages:$missing"
  $as_root apt-get update -qq || fail "apt-get update did not work: is there a network, and a Debian mirror?"
  DEBIAN_FRONTEND=noninteractive $as_root apt-get install -y -qq --no-install-recommends $missing >"$log" 2>&1 ||
    { tail -5 "$log" >&2; fail "apt-get could not install$missing (its output is in $log)"; }
}

# build TARGET...: configures once and builds with progress; shows the first errors if it fails.
build() {
  [ -f build/release/build.ninja ] || cmake --preset release >"$log" 2>&1 ||
    { tail -20 "$log" >&2; fail "cmake could not configure the build (its output is in $log)"; }
  NINJA_STATUS='[%f/%t, %es] ' cmake --build --preset release --target "$@" 2>&1 | tee "$log" | show_progress
  [ "${PIPESTATUS[0]}" = 0 ] || { grep -m5 -E 'error|FAILED' "$log" >&2; fail "the build failed (its output is in $log)"; }
}

# One line that changes on a terminal, every twentieth elsewhere.
show_progress() {
  if [ -t 1 ]; then
    while IFS= read -r line; do printf '\r\033[K%.100s' "$line"; done; printf '\n'
  else
    awk 'NR % 20 == 0 { print substr($0, 1, 100); fflush() }'
  fi
}
