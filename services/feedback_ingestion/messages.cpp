#include "services/feedback_ingestion/messages.hpp"

#include "libs/disclosure/fft_siblings.hpp"
#include "libs/messages/timestamp.hpp"
#include "libs/refusal/etag.hpp"

namespace participation::feedback_ingestion {
namespace {

template <class Message>
void AddThemes(const FeedbackItem& item, Message& message) {
  for (const ThemeAssignment& assignment : item.facts().themes) {
    auto& theme = *message.add_themes();
    theme.set_theme(assignment.theme);
    theme.set_origin(assignment.origin);
  }
}

}  // namespace

Submission FromMessage(const v1::FeedbackSubmission& message) {
  return {.source_system = message.source_system(),
          .submission_id = message.submission_id(),
          .source = static_cast<Source>(message.source()),
          .organisation = message.organisation(),
          .site = message.site(),
          .service = message.service(),
          .question = message.question(),
          .fft_answer = static_cast<FftAnswer>(message.fft_answer()),
          .text = message.text(),
          .experience_date = message.experience_date(),
          .person_id = message.person_id(),
          .consultation_id = message.consultation_id()};
}

v1::FeedbackItem ToMessage(const FeedbackItem& item) {
  const Submission& said = item.said();
  v1::FeedbackItem message;
  message.set_feedback_item_id(item.id());
  message.set_source(static_cast<v1::Source>(said.source));
  message.set_organisation(said.organisation);
  message.set_site(said.site);
  message.set_service(said.service);
  message.set_question(said.question);
  message.set_fft_answer(static_cast<v1::FftAnswer>(said.fft_answer));
  message.set_text(said.text);
  for (const auto& [kind, count] : item.facts().redactions) (*message.mutable_redactions())[kind] = count;
  message.set_experience_date(said.experience_date);
  message.set_person_id(said.person_id);
  message.set_consultation_id(said.consultation_id);
  AddThemes(item, message);
  message.set_etag(refusal::EtagOf(item.facts().version));
  *message.mutable_create_time() = messages::ToTimestamp(item.facts().create_time);
  message.set_dated_by_receipt(item.facts().dated_by_receipt);
  message.set_source_system(said.source_system);
  message.set_submission_id(said.submission_id);
  return message;
}

v1::FeedbackReceipt ToReceipt(const FeedbackItem& item) {
  v1::FeedbackReceipt message;
  message.set_feedback_item_id(item.id());
  for (const auto& [kind, count] : item.facts().redactions) (*message.mutable_redactions())[kind] = count;
  message.set_experience_date(item.said().experience_date);
  message.set_dated_by_receipt(item.facts().dated_by_receipt);
  AddThemes(item, message);
  message.set_etag(refusal::EtagOf(item.facts().version));
  *message.mutable_create_time() = messages::ToTimestamp(item.facts().create_time);
  return message;
}

v1::Import ToMessage(const Import& import) {
  const Import::Facts& facts = import.facts();
  v1::Import message;
  message.set_import_id(facts.id);
  message.set_state(static_cast<v1::Import::State>(facts.state));
  message.set_refusal(facts.refusal);
  message.set_source_system(facts.source_system);
  message.set_organisation(facts.organisation);
  message.set_site(facts.site);
  message.set_file_name(facts.file_name);
  message.set_file_bytes(facts.file_bytes);
  message.set_committed_bytes(facts.committed.offset);
  message.set_committed_line(facts.committed.line);
  message.set_rows(facts.totals.Rows());
  message.set_stored(facts.totals.stored);
  message.set_already_had(facts.totals.already_had);
  message.set_skipped(facts.totals.skipped);
  message.set_rejected(facts.totals.rejected);
  *message.mutable_create_time() = messages::ToTimestamp(facts.create_time);
  *message.mutable_update_time() = messages::ToTimestamp(facts.update_time);
  return message;
}

v1::ImportProblem ToMessage(const ImportProblem& problem) {
  v1::ImportProblem message;
  message.set_line(problem.line);
  message.set_column(problem.column);
  message.set_value(problem.value);
  message.set_reason(problem.reason);
  message.set_message(problem.message);
  message.set_advice(problem.advice);
  return message;
}

v1::Theme ToMessage(const Theme& theme) {
  v1::Theme message;
  message.set_theme(std::string{theme.code});
  message.set_title(std::string{theme.title});
  message.set_category(std::string{theme.category});
  return message;
}

v1::MonthlyCount ToMessage(const MonthlyCount& count, bool exact) {
  v1::MonthlyCount message;
  message.set_organisation(count.key.organisation);
  message.set_site(count.key.site);
  message.set_service(count.key.service);
  message.set_question(count.key.question);
  message.set_month(count.key.month);
  message.set_answers(count.counts.Answers());
  message.set_texts(count.counts.texts);
  message.set_items(count.counts.Items());
  message.set_dated_by_receipt(count.counts.dated_by_receipt);
  message.set_withheld(!exact && disclosure::IsFirstLevel(count.counts.Answers()));
  for (int code = 1; !message.withheld() && code < static_cast<int>(count.counts.by_answer.size()); ++code) {
    auto& answer = *message.add_by_answer();
    answer.set_fft_answer(static_cast<v1::FftAnswer>(code));
    answer.set_count(count.counts.by_answer[static_cast<std::size_t>(code)]);
  }
  return message;
}

v1::FeedbackReceived ToReceivedEvent(const FeedbackItem& item) {
  const Submission& said = item.said();
  v1::FeedbackReceived event;
  event.set_feedback_item_id(item.id());
  event.set_source(static_cast<v1::Source>(said.source));
  event.set_organisation(said.organisation);
  event.set_site(said.site);
  event.set_question(said.question);
  event.set_fft_answer(static_cast<v1::FftAnswer>(said.fft_answer));
  event.set_has_text(item.HasText());
  event.set_experience_date(said.experience_date);
  event.set_person_id(said.person_id);
  event.set_consultation_id(said.consultation_id);
  event.set_dated_by_receipt(item.facts().dated_by_receipt);
  return event;
}

v1::FeedbackThemed ToThemedEvent(const FeedbackItem& item) {
  v1::FeedbackThemed event;
  event.set_feedback_item_id(item.id());
  event.set_organisation(item.said().organisation);
  AddThemes(item, event);
  return event;
}

}  // namespace participation::feedback_ingestion
