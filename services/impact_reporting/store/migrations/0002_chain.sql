-- What was found, decided, promised and achieved, and who is to be told.

CREATE TABLE findings (
  finding_id TEXT NOT NULL PRIMARY KEY,
  organisation TEXT NOT NULL,
  statement TEXT NOT NULL,
  evidence_kind BIGINT NOT NULL,
  evidence_organisation TEXT NOT NULL,
  evidence_subject TEXT NOT NULL,
  group_id TEXT NOT NULL,
  first_month TEXT NOT NULL,
  last_month TEXT NOT NULL,
  create_time BIGINT NOT NULL
) /*sqlite WITHOUT ROWID*/;
CREATE INDEX findings_by_organisation ON findings (organisation, finding_id);
CREATE INDEX findings_by_group ON findings (group_id);

CREATE TABLE decisions (
  decision_id TEXT NOT NULL PRIMARY KEY,
  organisation TEXT NOT NULL,
  title TEXT NOT NULL,
  answer BIGINT NOT NULL,
  reasons TEXT NOT NULL,
  decided_by TEXT NOT NULL,
  decide_date TEXT NOT NULL,
  version BIGINT NOT NULL,
  create_time BIGINT NOT NULL,
  update_time BIGINT NOT NULL
) /*sqlite WITHOUT ROWID*/;
CREATE INDEX decisions_by_organisation ON decisions (organisation, decision_id);
CREATE TABLE decision_findings (
  decision_id TEXT NOT NULL,
  position BIGINT NOT NULL,
  finding_id TEXT NOT NULL,
  PRIMARY KEY (decision_id, position)
) /*sqlite WITHOUT ROWID*/;
CREATE INDEX decision_findings_by_finding ON decision_findings (finding_id);

CREATE TABLE commitments (
  commitment_id TEXT NOT NULL PRIMARY KEY,
  decision_id TEXT NOT NULL,
  organisation TEXT NOT NULL,
  title TEXT NOT NULL,
  owner TEXT NOT NULL,
  due_date TEXT NOT NULL,
  state BIGINT NOT NULL,
  reason TEXT NOT NULL,
  version BIGINT NOT NULL,
  create_time BIGINT NOT NULL,
  update_time BIGINT NOT NULL
) /*sqlite WITHOUT ROWID*/;
CREATE INDEX commitments_by_organisation ON commitments (organisation, commitment_id);
CREATE INDEX commitments_by_decision ON commitments (decision_id, commitment_id);
CREATE INDEX commitments_open ON commitments (due_date) WHERE state < 3;

-- `search_…` says how far the search for contributors to be told has got: which of the findings, month, contribution.
CREATE TABLE outcomes (
  outcome_id TEXT NOT NULL PRIMARY KEY,
  decision_id TEXT NOT NULL,
  organisation TEXT NOT NULL,
  title TEXT NOT NULL,
  summary TEXT NOT NULL,
  publish_date TEXT NOT NULL,
  telling_due_date TEXT NOT NULL,
  create_time BIGINT NOT NULL,
  search_done BIGINT NOT NULL,
  search_finding BIGINT NOT NULL,
  search_month TEXT NOT NULL,
  search_contribution_id TEXT NOT NULL,
  contributions BIGINT NOT NULL,
  contributions_unknown BIGINT NOT NULL,
  contributions_left BIGINT NOT NULL
) /*sqlite WITHOUT ROWID*/;
CREATE INDEX outcomes_by_organisation ON outcomes (organisation, outcome_id);
CREATE INDEX outcomes_by_decision ON outcomes (decision_id, outcome_id);
CREATE INDEX outcomes_to_search ON outcomes (outcome_id) WHERE search_done = 0;

-- The contributions that were counted for an outcome, whatever became of their themes since.
CREATE TABLE outcome_contributions (
  outcome_id TEXT NOT NULL,
  contribution_id TEXT NOT NULL,
  PRIMARY KEY (outcome_id, contribution_id)
) /*sqlite WITHOUT ROWID*/;

-- `person_id` is NULL once they were forgotten.
CREATE TABLE tellings (
  telling_id TEXT NOT NULL PRIMARY KEY,
  outcome_id TEXT NOT NULL,
  organisation TEXT NOT NULL,
  person_id TEXT,
  state BIGINT NOT NULL,
  reason BIGINT NOT NULL,
  channel BIGINT NOT NULL,
  due_date TEXT NOT NULL,
  create_time BIGINT NOT NULL,
  settle_time BIGINT
) /*sqlite WITHOUT ROWID*/;
CREATE UNIQUE INDEX tellings_once ON tellings (person_id, outcome_id);
CREATE INDEX tellings_by_person ON tellings (person_id, state, due_date, telling_id);
CREATE INDEX tellings_by_outcome ON tellings (outcome_id, state, due_date, telling_id);
CREATE INDEX tellings_by_organisation ON tellings (organisation, state, due_date, telling_id);
CREATE INDEX tellings_by_state ON tellings (state, due_date, telling_id);
CREATE TABLE telling_counts (
  outcome_id TEXT NOT NULL,
  state BIGINT NOT NULL,
  reason BIGINT NOT NULL,
  count BIGINT NOT NULL,
  PRIMARY KEY (outcome_id, state, reason)
) /*sqlite WITHOUT ROWID*/;
