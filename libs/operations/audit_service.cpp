#include "libs/operations/audit_service.hpp"

#include <algorithm>
#include <charconv>

#include "libs/audit/checkpoint.hpp"
#include "libs/audit/checkpoints.hpp"
#include "libs/audit/search.hpp"
#include "libs/audit/stored_nodes.hpp"
#include "libs/merkle/tree.hpp"
#include "libs/messages/timestamp.hpp"
#include "libs/paging/page.hpp"
#include "libs/refusal/refusal.hpp"
#include "libs/rpc/answer.hpp"

namespace participation::operations {
namespace {

using audit::Checkpoints;
using audit::SignedCheckpoint;
using database::Transaction;

audit::v1::Checkpoint ToMessage(const HostedModule& module, const SignedCheckpoint& checkpoint) {
  audit::v1::Checkpoint message;
  message.set_size(checkpoint.size);
  message.set_note(checkpoint.note);
  message.set_verifier_key(module.notary.VerifierKey());
  const std::string text = checkpoint.note.substr(0, checkpoint.note.find("\n\n") + 1);
  if (const auto parsed = audit::ParseCheckpoint(text)) {
    message.set_root(std::string{merkle::Bytes(parsed->root)});
    *message.mutable_sign_time() = messages::ToTimestamp(parsed->time);
  }
  return message;
}

// The one over this many entries; the last one for zero.
absl::StatusOr<SignedCheckpoint> FindCheckpoint(Transaction& transaction, std::int64_t size) {
  const auto found = size == 0 ? Checkpoints{transaction}.Last() : Checkpoints{transaction}.Find(size);
  if (found) return *found;
  return size == 0 ? refusal::NotFound("CHECKPOINT_NOT_FOUND", "nothing of the record was signed yet")
                   : refusal::NotFound("CHECKPOINT_NOT_FOUND",
                                       "no checkpoint covers just that many entries: ListCheckpoints tells which do");
}

audit::v1::AuditRecord ToRecord(std::int64_t position, const std::string& bytes, bool with_leaf) {
  audit::v1::AuditRecord record;
  record.set_position(position);
  record.mutable_entry()->ParseFromString(bytes);
  if (with_leaf) record.set_leaf(bytes);
  return record;
}

audit::Filter FilterOf(const HostedModule& module, const audit::v1::ListAuditEntriesRequest& request) {
  audit::Filter filter{.method = request.method(),
                       .subject = request.subject(),
                       .person = {},
                       .object_id = request.object_id(),
                       .refused_only = request.refused_only()};
  if (!request.person_id().empty()) filter.person = module.edge.acts().CodeOf(request.person_id());
  if (request.has_start_time()) filter.start_time = messages::FromTimestamp(request.start_time());
  if (request.has_end_time()) filter.end_time = messages::FromTimestamp(request.end_time());
  return filter;
}

std::int64_t ToNumber(const std::string& text) {
  std::int64_t number = 0;
  std::from_chars(text.data(), text.data() + text.size(), number);
  return number;
}

template <class Message>
void AddHashes(const merkle::Proof& proof, Message& message) {
  for (const merkle::Hash& hash : proof) message.add_hashes(std::string{merkle::Bytes(hash)});
}

// Answers from the record of the module that the request names.
template <class Request, class Response, class Work>
grpc::ServerUnaryReactor* AnswerFor(const std::vector<HostedModule>& hosted, grpc::CallbackServerContext* context,
                                    const Request* request, Response* response, Work work) {
  const auto found = std::ranges::find(hosted, request->module(), &HostedModule::name);
  const HostedModule& module = found == hosted.end() ? hosted.front() : *found;
  return rpc::Answer(module.edge, context, request, response,
                     [&hosted, &module, work, known = found != hosted.end()](Transaction& transaction) -> absl::Status {
                       return known ? work(transaction, module) : RefuseUnknownModule(hosted);
                     });
}

}  // namespace

grpc::ServerUnaryReactor* AuditService::ListAuditEntries(grpc::CallbackServerContext* context,
                                                         const audit::v1::ListAuditEntriesRequest* request,
                                                         audit::v1::ListAuditEntriesResponse* response) {
  return AnswerFor(hosted_, context, request, response,
                   [=](Transaction& transaction, const HostedModule& module) -> absl::Status {
                     const auto page = paging::PageOf(*request);
                     if (!page.ok()) return page.status();
                     const std::int64_t begin = page->after.empty() ? request->first_position() : ToNumber(page->after);
                     audit::Log log{transaction};
                     const auto found = audit::Search(log, FilterOf(module, *request), begin, page->size);
                     for (const auto& [position, bytes] : found.found) {
                       *response->add_records() = ToRecord(position, bytes, request->include_leaves());
                     }
                     if (found.more) {
                       response->set_next_page_token(paging::TokenAfter(*request, std::to_string(found.next)));
                     }
                     return absl::OkStatus();
                   });
}

grpc::ServerUnaryReactor* AuditService::GetCheckpoint(grpc::CallbackServerContext* context,
                                                      const audit::v1::GetCheckpointRequest* request,
                                                      audit::v1::GetCheckpointResponse* response) {
  return AnswerFor(hosted_, context, request, response, [=](Transaction& transaction, const HostedModule& module) {
    const auto found = FindCheckpoint(transaction, request->size());
    if (found.ok()) *response->mutable_checkpoint() = ToMessage(module, *found);
    return found.status();
  });
}

grpc::ServerUnaryReactor* AuditService::ListCheckpoints(grpc::CallbackServerContext* context,
                                                        const audit::v1::ListCheckpointsRequest* request,
                                                        audit::v1::ListCheckpointsResponse* response) {
  return AnswerFor(
      hosted_, context, request, response, [=](Transaction& transaction, const HostedModule& module) -> absl::Status {
        const auto page = paging::PageOf(*request);
        if (!page.ok()) return page.status();
        const std::int64_t after = std::max(request->after_size(), ToNumber(page->after));
        auto found = Checkpoints{transaction}.After(after, page->size + 1);
        response->set_next_page_token(
            paging::CutToPage(*request, *page, found, [](const auto& each) { return std::to_string(each.size); }));
        for (const auto& each : found) *response->add_checkpoints() = ToMessage(module, each);
        return absl::OkStatus();
      });
}

grpc::ServerUnaryReactor* AuditService::GetInclusionProof(grpc::CallbackServerContext* context,
                                                          const audit::v1::GetInclusionProofRequest* request,
                                                          audit::v1::GetInclusionProofResponse* response) {
  return AnswerFor(
      hosted_, context, request, response, [=](Transaction& transaction, const HostedModule& module) -> absl::Status {
        const auto checkpoint = FindCheckpoint(transaction, request->size());
        if (!checkpoint.ok()) return checkpoint.status();
        const auto leaf = audit::Log{transaction}.Find(request->position());
        if (!leaf || request->position() >= checkpoint->size) {
          return refusal::NotFound("ENTRY_NOT_FOUND", "that checkpoint covers no such entry, but those from 0 to " +
                                                          std::to_string(checkpoint->size - 1) +
                                                          "; the latest are signed within seconds");
        }
        audit::StoredNodes nodes{transaction};
        AddHashes(merkle::ProveInclusion(static_cast<std::uint64_t>(request->position()),
                                         static_cast<std::uint64_t>(checkpoint->size), std::ref(nodes)),
                  *response);
        *response->mutable_record() = ToRecord(request->position(), *leaf, true);
        *response->mutable_checkpoint() = ToMessage(module, *checkpoint);
        return absl::OkStatus();
      });
}

grpc::ServerUnaryReactor* AuditService::GetConsistencyProof(grpc::CallbackServerContext* context,
                                                            const audit::v1::GetConsistencyProofRequest* request,
                                                            audit::v1::GetConsistencyProofResponse* response) {
  return AnswerFor(hosted_, context, request, response,
                   [=](Transaction& transaction, const HostedModule& module) -> absl::Status {
                     const auto later = FindCheckpoint(transaction, request->size());
                     if (!later.ok()) return later.status();
                     if (request->earlier_size() > later->size) {
                       return refusal::InvalidField(
                           "earlier_size", "must be at most the size of the later one, " + std::to_string(later->size));
                     }
                     const auto earlier = FindCheckpoint(transaction, request->earlier_size());
                     if (!earlier.ok()) return earlier.status();
                     audit::StoredNodes nodes{transaction};
                     AddHashes(merkle::ProveConsistency(static_cast<std::uint64_t>(earlier->size),
                                                        static_cast<std::uint64_t>(later->size), std::ref(nodes)),
                               *response);
                     *response->mutable_earlier_checkpoint() = ToMessage(module, *earlier);
                     *response->mutable_checkpoint() = ToMessage(module, *later);
                     return absl::OkStatus();
                   });
}

}  // namespace participation::operations
