CREATE TABLE feedback_items (
  feedback_item_id TEXT NOT NULL PRIMARY KEY,
  source_system TEXT NOT NULL,
  submission_id TEXT NOT NULL,
  source BIGINT NOT NULL,
  organisation TEXT NOT NULL,
  site TEXT NOT NULL,
  service TEXT NOT NULL,
  question TEXT NOT NULL,
  fft_answer BIGINT NOT NULL,
  text TEXT NOT NULL,
  redactions TEXT NOT NULL,
  experience_date TEXT NOT NULL,
  dated_by_receipt BIGINT NOT NULL,
  person_id TEXT NOT NULL,
  consultation_id TEXT NOT NULL,
  version BIGINT NOT NULL,
  create_time BIGINT NOT NULL
) /*sqlite WITHOUT ROWID*/;
CREATE UNIQUE INDEX feedback_items_by_submission ON feedback_items (source_system, submission_id);
CREATE INDEX feedback_items_by_date ON feedback_items (organisation, experience_date, feedback_item_id);
CREATE INDEX feedback_items_by_consultation ON feedback_items (consultation_id, experience_date, feedback_item_id)
  WHERE consultation_id <> '';
CREATE INDEX feedback_items_by_person ON feedback_items (person_id) WHERE person_id <> '';

-- Organisation and date are the item's, so that a theme's items are listed from one index.
CREATE TABLE item_themes (
  feedback_item_id TEXT NOT NULL,
  theme TEXT NOT NULL,
  origin TEXT NOT NULL,
  organisation TEXT NOT NULL,
  experience_date TEXT NOT NULL,
  PRIMARY KEY (feedback_item_id, theme)
) /*sqlite WITHOUT ROWID*/;
CREATE INDEX item_themes_by_date ON item_themes (organisation, theme, experience_date, feedback_item_id);

CREATE TABLE monthly_counts (
  organisation TEXT NOT NULL,
  month TEXT NOT NULL,
  question TEXT NOT NULL,
  site TEXT NOT NULL,
  service TEXT NOT NULL,
  unanswered BIGINT NOT NULL,
  very_good BIGINT NOT NULL,
  good BIGINT NOT NULL,
  neither_good_nor_poor BIGINT NOT NULL,
  poor BIGINT NOT NULL,
  very_poor BIGINT NOT NULL,
  dont_know BIGINT NOT NULL,
  texts BIGINT NOT NULL,
  dated_by_receipt BIGINT NOT NULL,
  PRIMARY KEY (organisation, month, question, site, service)
) /*sqlite WITHOUT ROWID*/;

-- Which submission carries the answer of a respondent whose source repeats it on every row. The respondent is a keyed
-- hash, and goes when the person is forgotten whom the submission was linked to.
CREATE TABLE answered_respondents (
  source_system TEXT NOT NULL,
  respondent TEXT NOT NULL,
  submission_id TEXT NOT NULL,
  PRIMARY KEY (source_system, respondent)
) /*sqlite WITHOUT ROWID*/;
CREATE INDEX answered_respondents_by_submission ON answered_respondents (source_system, submission_id);

CREATE TABLE imports (
  import_id TEXT NOT NULL PRIMARY KEY,
  state BIGINT NOT NULL,
  refusal TEXT NOT NULL,
  source_system TEXT NOT NULL,
  organisation TEXT NOT NULL,
  site TEXT NOT NULL,
  file_name TEXT NOT NULL,
  file_bytes BIGINT NOT NULL,
  mapping_hash TEXT NOT NULL,
  columns TEXT NOT NULL,
  committed_bytes BIGINT NOT NULL,
  committed_line BIGINT NOT NULL,
  committed_passed TEXT NOT NULL,
  stored BIGINT NOT NULL,
  already_had BIGINT NOT NULL,
  skipped BIGINT NOT NULL,
  rejected BIGINT NOT NULL,
  create_time BIGINT NOT NULL,
  update_time BIGINT NOT NULL
) /*sqlite WITHOUT ROWID*/;
CREATE INDEX imports_by_time ON imports (create_time, import_id);

CREATE TABLE import_problems (
  import_id TEXT NOT NULL,
  number BIGINT NOT NULL,
  line BIGINT NOT NULL,
  column_name TEXT NOT NULL,
  value TEXT NOT NULL,
  reason TEXT NOT NULL,
  message TEXT NOT NULL,
  advice TEXT NOT NULL,
  PRIMARY KEY (import_id, number)
) /*sqlite WITHOUT ROWID*/;

CREATE TABLE consultations (
  consultation_id TEXT NOT NULL PRIMARY KEY,
  open_time BIGINT NOT NULL,
  close_time BIGINT NOT NULL,
  closed BIGINT NOT NULL
) /*sqlite WITHOUT ROWID*/;

-- People who were forgotten: what still comes in under their id is unlinked too.
CREATE TABLE erasures (
  person_id TEXT NOT NULL PRIMARY KEY,
  erase_texts BIGINT NOT NULL,
  done BIGINT NOT NULL
) /*sqlite WITHOUT ROWID*/;
CREATE INDEX erasures_to_do ON erasures (person_id) WHERE done = 0;
