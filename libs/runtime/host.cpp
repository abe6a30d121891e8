#include "libs/runtime/host.hpp"

#include <grpcpp/impl/codegen/service_type.h>

#include "libs/runtime/forgotten_log.hpp"

namespace participation::runtime {

Host::Host(Means means) : means_{std::move(means)} {}

Host::~Host() = default;

void Host::Serve(std::unique_ptr<grpc::Service> service) { services_.push_back(std::move(service)); }

void Host::Project(projections::Projection projection) { projections_.push_back(std::move(projection)); }

void Host::Repeat(std::string name, std::chrono::milliseconds interval, std::function<bool()> work) {
  repetitions_.push_back({std::move(name), interval, std::move(work)});
}

void Host::RepeatForgetting(std::string name, std::chrono::milliseconds interval, std::function<bool()> work) {
  if (!forgotten_log_) forgotten_log_ = std::make_unique<ForgottenLog>(means_.database);
  Repeat(std::move(name), interval, [&log = *forgotten_log_, work = std::move(work)] {
    try {
      const bool forgot = work();
      if (forgot) log.Note();
      return forgot;
    } catch (...) {  // how far it came is not known
      log.Note();
      throw;
    }
  });
}

}  // namespace participation::runtime
