#include "services/feedback_ingestion/imports/row_reader.hpp"

#include "libs/id/id.hpp"
#include "libs/redaction/redactor.hpp"
#include "libs/text/utf8.hpp"
#include "services/feedback_ingestion/domain/experience_date.hpp"
#include "services/feedback_ingestion/imports/fft_answer_text.hpp"

namespace participation::feedback_ingestion {
namespace {

// Reads one record, field by field; the first problem met is the row's.
class Row {
 public:
  Row(const BoundMapping& bound, const csv::Record& record, const RowDefaults& defaults)
      : bound_{bound}, mapping_{bound.mapping()}, record_{record}, defaults_{defaults}, problems_{bound, record} {}

  const std::optional<ImportProblem>& problem() const { return problem_; }
  const RowProblems& problems() const { return problems_; }

  void CheckShape() {
    if (record_.fields.size() != bound_.columns_in_file()) return Fail(problems_.WrongNumberOfFields());
    for (const std::size_t place : bound_.places()) {
      if (!text::IsValidUtf8(record_.fields[place])) return Fail(problems_.NotUtf8(place));
    }
  }

  Submission ReadWords() {
    Submission said;
    said.source_system = mapping_.source_system;
    said.source = mapping_.source;
    if (!problem_) said.fft_answer = ReadAnswer();
    if (!problem_) said.text = ReadComment();
    return said;
  }

  void ReadCircumstances(Submission& said) {
    said.submission_id = bound_.Value(record_, mapping_.submission_id);
    if (said.submission_id.empty())
      return Fail(problems_.Missing(
          mapping_.submission_id, "id of its own",
          "fill it in, or join columns in `submission_id` in the mapping that together tell the row from all others"));
    said.organisation = Meaning(mapping_.organisation);
    if (said.organisation.empty()) said.organisation = defaults_.organisation;
    if (said.organisation.empty())
      return Fail(problems_.Missing(
          mapping_.organisation, "organisation",
          "fill it in, name one in `organisation.constant` in the mapping, or one when the import is opened"));
    if (!defaults_.organisations.Has(said.organisation)) {
      return Fail(problems_.OtherOrganisation());
    }
    said.site = Meaning(mapping_.site);
    if (said.site.empty()) said.site = defaults_.site;
    said.service = Meaning(mapping_.service);
    said.question = Meaning(mapping_.question);
    if (said.question.empty())
      return Fail(problems_.Missing(mapping_.question, "question",
                                    "fill it in, or name one in `question.constant` in the mapping"));
    said.person_id = ReadContributor();
    said.consultation_id = Meaning(mapping_.consultation);
    said.experience_date = ReadDate(said.organisation);
    if (answer_ && answer_->recommend_scale) CheckScaleHadNotEnded(said.experience_date);
  }

  std::string Respondent() const { return bound_.Value(record_, mapping_.respondent); }

 private:
  void Fail(ImportProblem problem) {
    if (!problem_) problem_ = std::move(problem);
  }

  // The field's value, or what the mapping says that it stands for.
  std::string Meaning(const FieldSource& source) {
    std::string value = bound_.Value(record_, source);
    if (!source.constant.empty()) return value;
    if (!source.values.empty()) {
      if (const auto found = source.values.find(Folded(value)); found != source.values.end()) return found->second;
    }
    if (source.otherwise) return *source.otherwise;
    if (!value.empty() && !source.values.empty() && !source.keep_others) Fail(problems_.Unknown(source));
    return value;
  }

  FftAnswer ReadAnswer() {
    std::string folded = Folded(bound_.Value(record_, mapping_.fft_answer));
    if (const auto found = mapping_.fft_answer.values.find(folded); found != mapping_.fft_answer.values.end()) {
      folded = Folded(found->second);
    }
    if (folded.empty() || mapping_.blank.contains(folded)) return FftAnswer::kUnspecified;
    answer_ = ReadFftAnswer(folded);
    if (!answer_) Fail(problems_.UnknownAnswer());
    return answer_ ? answer_->answer : FftAnswer::kUnspecified;
  }

  // The comment; empty if it says nothing.
  std::string ReadComment() {
    std::string comment;
    for (const std::string& column : mapping_.comment.columns) {
      const std::string_view part = text::Trim(bound_.Cell(record_, column));
      if (part.empty()) continue;
      if (!comment.empty()) comment += '\n';
      comment += part;
    }
    if (comment.size() <= 4 && text::CodePoints(comment) <= 1) return {};
    if (comment.size() <= 64 && mapping_.blank.contains(Folded(comment))) return {};
    return comment;
  }

  // A UUID stands for itself.
  std::string ReadContributor() {
    std::string value = bound_.Value(record_, mapping_.contributor);
    return id::IsUuid(value) ? value : Meaning(mapping_.contributor);
  }

  std::string ReadDate(const std::string& organisation) {
    if (mapping_.date.column.empty()) return {};
    const std::string value = Squeezed(bound_.Cell(record_, mapping_.date.column));
    if (value.empty()) return Fail(problems_.DateMissing()), value;
    const auto own = mapping_.date.order_by_organisation.find(organisation);
    const auto order =
        own != mapping_.date.order_by_organisation.end() ? std::optional{own->second} : mapping_.date.order;
    const auto date = order ? identifiers::ParseDate(value, *order) : identifiers::ParseUnambiguousDate(value);
    if (date.ok()) return identifiers::FormatDate(*date);
    const bool two_ways = date.status().code() == absl::StatusCode::kFailedPrecondition;
    Fail(two_ways ? problems_.DateReadsTwoWays() : problems_.DateUnreadable());
    return {};
  }

  void CheckScaleHadNotEnded(std::string_view date) {
    if (mapping_.date.column.empty()) return Fail(problems_.EndedScaleWithoutDate());
    if (date >= kFirstDateOfTodaysTest) Fail(problems_.EndedScale());
  }

  const BoundMapping& bound_;
  const Mapping& mapping_;
  const csv::Record& record_;
  const RowDefaults& defaults_;
  const RowProblems problems_;
  std::optional<ImportProblem> problem_;
  std::optional<WrittenAnswer> answer_;
};

}  // namespace

RowReader::Outcome RowReader::Read(const BoundMapping& mapping, const csv::Record& record, clock::Time now) const {
  Row row{mapping, record, defaults_};
  row.CheckShape();
  Submission said = row.ReadWords();
  if (row.problem()) return *row.problem();
  if (said.fft_answer == FftAnswer::kUnspecified && said.text.empty()) return NothingSaid{};
  row.ReadCircumstances(said);
  if (row.problem()) return *row.problem();
  auto item = FeedbackItem::Receive(id::New(), std::move(said), redactor_, now);
  if (!item.ok()) return row.problems().NotAllowed(refusal::ViolationsOf(item.status()).front());
  return Candidate{
      .item = *std::move(item), .respondent = row.Respondent(), .line = static_cast<std::int64_t>(record.line)};
}

}  // namespace participation::feedback_ingestion
