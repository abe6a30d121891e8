-- What is heard from other services: who took part, what was said about what, and counts kept by increments.

-- One contribution. `contributor` is 1 unknown, 2 known, 3 left; `person_id` is there only if known.
CREATE TABLE contributions (
  contribution_id TEXT NOT NULL PRIMARY KEY,
  kind BIGINT NOT NULL,
  source BIGINT NOT NULL,
  organisation TEXT NOT NULL,
  site TEXT NOT NULL,
  contribute_date TEXT NOT NULL,
  person_id TEXT,
  contributor BIGINT NOT NULL,
  activity_id TEXT NOT NULL,
  consultation_id TEXT NOT NULL
) /*sqlite WITHOUT ROWID*/;
CREATE INDEX contributions_by_person ON contributions (person_id) WHERE person_id IS NOT NULL;

-- Which contributions belong together: about one theme, of one activity or consultation, chosen for one finding.
CREATE TABLE contribution_groups (
  group_id TEXT NOT NULL,
  month TEXT NOT NULL,
  contribution_id TEXT NOT NULL,
  PRIMARY KEY (group_id, month, contribution_id)
) /*sqlite WITHOUT ROWID*/;
CREATE INDEX contribution_groups_by_contribution ON contribution_groups (contribution_id);

CREATE TABLE group_counts (
  group_id TEXT NOT NULL,
  month TEXT NOT NULL,
  count BIGINT NOT NULL,
  PRIMARY KEY (group_id, month)
) /*sqlite WITHOUT ROWID*/;

-- `subject` is the activity or consultation, empty for feedback.
CREATE TABLE participation_counts (
  organisation TEXT NOT NULL,
  month TEXT NOT NULL,
  kind BIGINT NOT NULL,
  subject TEXT NOT NULL,
  count BIGINT NOT NULL,
  PRIMARY KEY (organisation, month, kind, subject)
) /*sqlite WITHOUT ROWID*/;
CREATE INDEX participation_by_subject ON participation_counts (subject, kind);

-- Answers to the Friends and Family Test, by the official codes 1 to 6.
CREATE TABLE answer_counts (
  organisation TEXT NOT NULL,
  question TEXT NOT NULL,
  month TEXT NOT NULL,
  site TEXT NOT NULL,
  very_good BIGINT NOT NULL,
  good BIGINT NOT NULL,
  neither_good_nor_poor BIGINT NOT NULL,
  poor BIGINT NOT NULL,
  very_poor BIGINT NOT NULL,
  dont_know BIGINT NOT NULL,
  PRIMARY KEY (organisation, question, month, site)
) /*sqlite WITHOUT ROWID*/;
CREATE INDEX answer_counts_by_month ON answer_counts (question, month);
-- A new id with each answer that is counted in a month: what was made of its counts is right as long as it stays.
CREATE TABLE answer_versions (
  question TEXT NOT NULL,
  month TEXT NOT NULL,
  version TEXT NOT NULL,
  PRIMARY KEY (question, month)
) /*sqlite WITHOUT ROWID*/;

-- Opaque ids of people who left, for what is still on its way when they do.
-- `to_do` is 1 while something is still theirs.
CREATE TABLE people_who_left (
  person_id TEXT NOT NULL PRIMARY KEY,
  to_do BIGINT NOT NULL
) /*sqlite WITHOUT ROWID*/;
CREATE INDEX people_to_forget ON people_who_left (person_id) WHERE to_do = 1;

CREATE TABLE register_people (person_id TEXT NOT NULL PRIMARY KEY) /*sqlite WITHOUT ROWID*/;
CREATE TABLE register_interests (
  person_id TEXT NOT NULL,
  dimension BIGINT NOT NULL,
  code TEXT NOT NULL,
  PRIMARY KEY (person_id, dimension, code)
) /*sqlite WITHOUT ROWID*/;
CREATE TABLE register_consents (
  person_id TEXT NOT NULL,
  code TEXT NOT NULL,
  PRIMARY KEY (person_id, code)
) /*sqlite WITHOUT ROWID*/;
CREATE TABLE register_counts (
  dimension BIGINT NOT NULL,
  code TEXT NOT NULL,
  count BIGINT NOT NULL,
  PRIMARY KEY (dimension, code)
) /*sqlite WITHOUT ROWID*/;

CREATE TABLE opportunities (
  opportunity_id TEXT NOT NULL PRIMARY KEY,
  organisation TEXT NOT NULL,
  invited BIGINT NOT NULL,
  accepted BIGINT NOT NULL,
  declined BIGINT NOT NULL
) /*sqlite WITHOUT ROWID*/;
CREATE INDEX opportunities_by_organisation ON opportunities (organisation);
-- `answer` is 0 none, 1 accepted, 2 declined.
CREATE TABLE invitations (
  invitation_id TEXT NOT NULL PRIMARY KEY,
  opportunity_id TEXT NOT NULL,
  sent BIGINT NOT NULL,
  answer BIGINT NOT NULL
) /*sqlite WITHOUT ROWID*/;

-- Duties are names joined by commas.
CREATE TABLE activities (
  activity_id TEXT NOT NULL PRIMARY KEY,
  organisation TEXT NOT NULL,
  title TEXT NOT NULL,
  state TEXT NOT NULL,
  duties TEXT NOT NULL,
  rung TEXT NOT NULL,
  stage TEXT NOT NULL,
  layer TEXT NOT NULL,
  start_date TEXT NOT NULL,
  end_date TEXT NOT NULL
) /*sqlite WITHOUT ROWID*/;
CREATE INDEX activities_by_organisation ON activities (organisation, activity_id);
-- `close_time` is the planned one; `closed_time` is NULL while it is open.
CREATE TABLE consultations (
  consultation_id TEXT NOT NULL PRIMARY KEY,
  activity_id TEXT NOT NULL,
  organisation TEXT NOT NULL,
  title TEXT NOT NULL,
  open_time BIGINT NOT NULL,
  close_time BIGINT NOT NULL,
  closed_time BIGINT
) /*sqlite WITHOUT ROWID*/;
CREATE INDEX consultations_by_activity ON consultations (activity_id);
