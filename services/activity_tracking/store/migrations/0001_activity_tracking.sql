-- People are opaque ids here, NULL once they were forgotten, or where they did not say who they are.
CREATE TABLE programmes (
  programme_id TEXT NOT NULL PRIMARY KEY,
  organisation TEXT NOT NULL,
  title TEXT NOT NULL,
  description TEXT NOT NULL,
  revision BIGINT NOT NULL,
  create_time BIGINT NOT NULL,
  update_time BIGINT NOT NULL) /*sqlite WITHOUT ROWID*/;
CREATE INDEX programmes_by_organisation ON programmes (organisation, programme_id);

-- `duties` has bit n for the duty with number n.
CREATE TABLE activities (
  activity_id TEXT NOT NULL PRIMARY KEY,
  programme_id TEXT NOT NULL,
  organisation TEXT NOT NULL,
  title TEXT NOT NULL,
  description TEXT NOT NULL,
  duties BIGINT NOT NULL,
  rung BIGINT NOT NULL,
  stage BIGINT NOT NULL,
  layer BIGINT NOT NULL,
  start_date TEXT NOT NULL,
  end_date TEXT NOT NULL,
  place TEXT NOT NULL,
  lead_title TEXT NOT NULL,
  topics TEXT NOT NULL,
  state BIGINT NOT NULL,
  cancel_reason TEXT NOT NULL,
  version BIGINT NOT NULL,
  create_time BIGINT NOT NULL,
  update_time BIGINT NOT NULL) /*sqlite WITHOUT ROWID*/;
CREATE INDEX activities_by_organisation ON activities (organisation, activity_id);
CREATE INDEX activities_by_programme ON activities (programme_id, activity_id);
CREATE INDEX activities_by_state ON activities (state, activity_id);

CREATE TABLE opportunities (
  opportunity_id TEXT NOT NULL PRIMARY KEY,
  activity_id TEXT NOT NULL,
  engagement_event_id TEXT NOT NULL,
  organisation TEXT NOT NULL,
  title TEXT NOT NULL,
  summary TEXT NOT NULL,
  place TEXT NOT NULL,
  topics TEXT NOT NULL, areas TEXT NOT NULL, involvements TEXT NOT NULL,
  places BIGINT NOT NULL,
  close_time BIGINT NOT NULL,
  state BIGINT NOT NULL,
  invited BIGINT NOT NULL,
  accepted BIGINT NOT NULL,
  declined BIGINT NOT NULL,
  version BIGINT NOT NULL,
  create_time BIGINT NOT NULL,
  update_time BIGINT NOT NULL) /*sqlite WITHOUT ROWID*/;
CREATE INDEX opportunities_by_organisation ON opportunities (organisation, opportunity_id);
CREATE INDEX opportunities_by_activity ON opportunities (activity_id, opportunity_id);
CREATE INDEX opportunities_by_state ON opportunities (state, opportunity_id);
CREATE INDEX opportunities_open_by_activity ON opportunities (activity_id) WHERE state = 1;
CREATE INDEX opportunities_open_by_event ON opportunities (engagement_event_id) WHERE state = 1;
CREATE INDEX opportunities_to_close ON opportunities (state, close_time);

CREATE TABLE invitees (
  invitation_id TEXT NOT NULL PRIMARY KEY,
  opportunity_id TEXT NOT NULL,
  person_id TEXT,
  answer BIGINT NOT NULL,
  registration_id TEXT NOT NULL) /*sqlite WITHOUT ROWID*/;
CREATE INDEX invitees_by_person ON invitees (person_id) WHERE person_id IS NOT NULL;

CREATE TABLE engagement_events (
  engagement_event_id TEXT NOT NULL PRIMARY KEY,
  activity_id TEXT NOT NULL,
  organisation TEXT NOT NULL,
  title TEXT NOT NULL,
  start_time BIGINT NOT NULL,
  end_time BIGINT NOT NULL,
  place TEXT NOT NULL,
  online_link TEXT NOT NULL,
  capacity BIGINT NOT NULL,
  adjustments_offered TEXT NOT NULL,
  state BIGINT NOT NULL,
  cancel_reason TEXT NOT NULL,
  registered BIGINT NOT NULL,
  waiting BIGINT NOT NULL,
  attended BIGINT NOT NULL,
  walk_ins BIGINT NOT NULL,
  tickets BIGINT NOT NULL,
  told BIGINT NOT NULL,     -- whoever drew a ticket after this one …
  to_tell BIGINT NOT NULL,  -- … up to this one is to be told how it stands
  revision BIGINT NOT NULL,
  create_time BIGINT NOT NULL,
  update_time BIGINT NOT NULL) /*sqlite WITHOUT ROWID*/;
CREATE INDEX engagement_events_by_time ON engagement_events (start_time, engagement_event_id);
CREATE INDEX engagement_events_by_organisation ON engagement_events (organisation, start_time, engagement_event_id);
CREATE INDEX engagement_events_by_activity ON engagement_events (activity_id, start_time, engagement_event_id);
CREATE INDEX engagement_events_to_tell ON engagement_events (engagement_event_id) WHERE told < to_tell;

CREATE TABLE registrations (
  registration_id TEXT NOT NULL PRIMARY KEY,
  engagement_event_id TEXT NOT NULL,
  person_id TEXT,
  state BIGINT NOT NULL,
  adjustments TEXT NOT NULL,
  ticket BIGINT NOT NULL,
  version BIGINT NOT NULL,  -- counts the events about it
  create_time BIGINT NOT NULL,
  update_time BIGINT NOT NULL) /*sqlite WITHOUT ROWID*/;
-- Nobody is registered twice for one event; whoever cancelled may register again.
CREATE UNIQUE INDEX registrations_once ON registrations (engagement_event_id, person_id)
  WHERE person_id IS NOT NULL AND state <> 3;
CREATE UNIQUE INDEX registrations_by_ticket ON registrations (engagement_event_id, ticket);
CREATE INDEX registrations_waiting ON registrations (engagement_event_id, ticket) WHERE state = 2;
CREATE INDEX registrations_by_person ON registrations (person_id, registration_id) WHERE person_id IS NOT NULL;

CREATE TABLE adjustment_counts (
  engagement_event_id TEXT NOT NULL,
  code TEXT NOT NULL,
  registered BIGINT NOT NULL,
  waiting BIGINT NOT NULL,
  PRIMARY KEY (engagement_event_id, code)) /*sqlite WITHOUT ROWID*/;

CREATE TABLE attendances (
  attendance_id TEXT NOT NULL PRIMARY KEY,
  engagement_event_id TEXT NOT NULL,
  registration_id TEXT NOT NULL,
  person_id TEXT,
  adjustments_met BIGINT,  -- NULL where nobody said
  version BIGINT NOT NULL,
  create_time BIGINT NOT NULL,
  update_time BIGINT NOT NULL) /*sqlite WITHOUT ROWID*/;
CREATE INDEX attendances_by_event ON attendances (engagement_event_id, attendance_id);
CREATE INDEX attendances_by_person ON attendances (person_id, attendance_id) WHERE person_id IS NOT NULL;
CREATE UNIQUE INDEX attendances_once ON attendances (engagement_event_id, person_id) WHERE person_id IS NOT NULL;

-- `documents` has a line for each: title, tab, link.
CREATE TABLE consultations (
  consultation_id TEXT NOT NULL PRIMARY KEY,
  activity_id TEXT NOT NULL,
  organisation TEXT NOT NULL,
  title TEXT NOT NULL,
  questionnaire TEXT NOT NULL,
  open_time BIGINT NOT NULL,
  close_time BIGINT NOT NULL,
  rationale TEXT NOT NULL,
  documents TEXT NOT NULL,
  state BIGINT NOT NULL,
  version BIGINT NOT NULL,
  revision BIGINT NOT NULL,
  create_time BIGINT NOT NULL,
  update_time BIGINT NOT NULL) /*sqlite WITHOUT ROWID*/;
CREATE INDEX consultations_by_time ON consultations (open_time, consultation_id);
CREATE INDEX consultations_by_organisation ON consultations (organisation, open_time, consultation_id);
CREATE INDEX consultations_by_activity ON consultations (activity_id, open_time, consultation_id);
CREATE INDEX consultations_to_open ON consultations (open_time) WHERE state = 1;
CREATE INDEX consultations_to_close ON consultations (close_time) WHERE state = 2;

CREATE TABLE decisions (
  decision_id TEXT NOT NULL PRIMARY KEY,
  title TEXT NOT NULL) /*sqlite WITHOUT ROWID*/;
CREATE TABLE actions (
  action_id TEXT NOT NULL PRIMARY KEY,
  decision_id TEXT NOT NULL,
  organisation TEXT NOT NULL,
  title TEXT NOT NULL,
  due_date TEXT NOT NULL,
  state BIGINT NOT NULL) /*sqlite WITHOUT ROWID*/;
CREATE INDEX actions_by_date ON actions (due_date, action_id);
CREATE INDEX actions_by_organisation ON actions (organisation, due_date, action_id);

-- Who was forgotten: what is heard of them later stays without them.
CREATE TABLE erased_people (
  person_id TEXT NOT NULL PRIMARY KEY) /*sqlite WITHOUT ROWID*/;
