-- Nothing in these tables tells who somebody is, but what is sealed with the person's own key.
CREATE TABLE people (
  person_id TEXT NOT NULL PRIMARY KEY,
  state BIGINT NOT NULL,
  topics TEXT NOT NULL, areas TEXT NOT NULL, involvements TEXT NOT NULL,
  texts_erased BIGINT NOT NULL,  -- whether, when they left, the texts that they wrote went too
  version BIGINT NOT NULL,
  create_time BIGINT NOT NULL,
  update_time BIGINT NOT NULL) /*sqlite WITHOUT ROWID*/;

-- The same interests as they are searched: 'topic:maternity', 'area:E1', 'involvement:focus-group'.
CREATE TABLE person_interests (
  interest TEXT NOT NULL,
  person_id TEXT NOT NULL,
  PRIMARY KEY (interest, person_id)) /*sqlite WITHOUT ROWID*/;
CREATE INDEX person_interests_by_person ON person_interests (person_id);

CREATE TABLE personal_details (
  person_id TEXT NOT NULL PRIMARY KEY,
  sealed BYTEA NOT NULL) /*sqlite WITHOUT ROWID*/;

-- Blind indexes of e-mail addresses and telephone numbers.
CREATE TABLE person_contacts (
  contact_index TEXT NOT NULL,
  person_id TEXT NOT NULL,
  PRIMARY KEY (contact_index, person_id)) /*sqlite WITHOUT ROWID*/;
CREATE INDEX person_contacts_by_person ON person_contacts (person_id);

-- Of people and partner organisations who left, until it is done.
CREATE TABLE keys_to_destroy (
  key_name TEXT NOT NULL PRIMARY KEY) /*sqlite WITHOUT ROWID*/;

CREATE TABLE consents (
  person_id TEXT NOT NULL,
  purpose BIGINT NOT NULL,
  channel BIGINT NOT NULL,
  state BIGINT NOT NULL,
  change_time BIGINT NOT NULL,
  source TEXT NOT NULL,
  version BIGINT NOT NULL,
  PRIMARY KEY (person_id, purpose, channel)) /*sqlite WITHOUT ROWID*/;

-- Every state that a consent was ever in; only added to, until the person is erased.
CREATE TABLE consent_changes (
  consent_change_id TEXT NOT NULL,
  person_id TEXT NOT NULL,
  purpose BIGINT NOT NULL,
  channel BIGINT NOT NULL,
  state BIGINT NOT NULL,
  change_time BIGINT NOT NULL,
  source TEXT NOT NULL,
  version BIGINT NOT NULL,
  PRIMARY KEY (person_id, consent_change_id)) /*sqlite WITHOUT ROWID*/;

-- Neither times nor ids, and no order but that of random pseudonyms: nothing here is next to what came with it.
CREATE TABLE equality_answers (
  pseudonym TEXT NOT NULL,
  characteristic BIGINT NOT NULL,
  code TEXT NOT NULL,
  PRIMARY KEY (pseudonym, characteristic)) /*sqlite WITHOUT ROWID*/;
CREATE TABLE equality_counts (
  characteristic BIGINT NOT NULL,
  code TEXT NOT NULL,
  people BIGINT NOT NULL,
  PRIMARY KEY (characteristic, code)) /*sqlite WITHOUT ROWID*/;

CREATE TABLE partner_organisations (
  partner_organisation_id TEXT NOT NULL PRIMARY KEY,
  display_name TEXT NOT NULL,
  kind BIGINT NOT NULL,
  topics TEXT NOT NULL, areas TEXT NOT NULL, communities TEXT NOT NULL,
  revision BIGINT NOT NULL,
  create_time BIGINT NOT NULL,
  update_time BIGINT NOT NULL) /*sqlite WITHOUT ROWID*/;
CREATE TABLE partner_interests (
  interest TEXT NOT NULL,
  partner_organisation_id TEXT NOT NULL,
  PRIMARY KEY (interest, partner_organisation_id)) /*sqlite WITHOUT ROWID*/;
CREATE INDEX partner_interests_by_partner ON partner_interests (partner_organisation_id);
CREATE TABLE partner_contacts (
  partner_organisation_id TEXT NOT NULL PRIMARY KEY,
  sealed BYTEA NOT NULL) /*sqlite WITHOUT ROWID*/;

CREATE TABLE opportunities (
  opportunity_id TEXT NOT NULL PRIMARY KEY,
  organisation TEXT NOT NULL,
  title TEXT NOT NULL, summary TEXT NOT NULL, place TEXT NOT NULL,
  asks TEXT NOT NULL,
  places BIGINT NOT NULL,
  close_time BIGINT NOT NULL,
  state BIGINT NOT NULL,
  search BIGINT NOT NULL,
  looked_at TEXT NOT NULL,
  -- When and where its event is, if it has one.
  start_time BIGINT, end_time BIGINT,
  event_place TEXT NOT NULL,
  online BIGINT NOT NULL) /*sqlite WITHOUT ROWID*/;
CREATE INDEX opportunities_by_search ON opportunities (search, opportunity_id);

-- The best found so far for an opportunity, until they are invited.
CREATE TABLE candidates (
  opportunity_id TEXT NOT NULL,
  person_id TEXT NOT NULL,
  score BIGINT NOT NULL,
  lot BIGINT NOT NULL,
  reasons TEXT NOT NULL,
  PRIMARY KEY (opportunity_id, person_id)) /*sqlite WITHOUT ROWID*/;
CREATE INDEX candidates_by_rank ON candidates (opportunity_id, score, lot);
CREATE INDEX candidates_by_person ON candidates (person_id);

CREATE TABLE invitations (
  invitation_id TEXT NOT NULL PRIMARY KEY,
  opportunity_id TEXT NOT NULL,
  person_id TEXT NOT NULL,
  state BIGINT NOT NULL,
  reasons TEXT NOT NULL,
  cancel_reason TEXT NOT NULL,
  version BIGINT NOT NULL,
  revision BIGINT NOT NULL,
  create_time BIGINT NOT NULL,
  send_time BIGINT,
  answer_time BIGINT) /*sqlite WITHOUT ROWID*/;
CREATE UNIQUE INDEX invitations_once ON invitations (opportunity_id, person_id);
CREATE INDEX invitations_by_opportunity ON invitations (opportunity_id, invitation_id);
CREATE INDEX invitations_by_person ON invitations (person_id, invitation_id);

-- The version counts the events about the telling; title and summary are the words for this contributor.
CREATE TABLE tellings (
  telling_id TEXT NOT NULL PRIMARY KEY,
  outcome_id TEXT NOT NULL,
  person_id TEXT NOT NULL,
  version BIGINT NOT NULL,
  title TEXT NOT NULL,
  summary TEXT NOT NULL,
  organisation TEXT NOT NULL) /*sqlite WITHOUT ROWID*/;

-- Places at engagement events as people were or are to be told of them, in the published words.
CREATE TABLE places (
  registration_id TEXT NOT NULL PRIMARY KEY,
  person_id TEXT NOT NULL,
  version BIGINT NOT NULL,  -- of the registration
  state BIGINT NOT NULL,
  organisation TEXT NOT NULL,
  title TEXT NOT NULL,
  start_time BIGINT NOT NULL,
  end_time BIGINT NOT NULL,
  venue TEXT NOT NULL,                -- or empty
  online_link TEXT NOT NULL,          -- or empty
  cancel_reason TEXT NOT NULL,        -- or empty
  outgoing_message_id TEXT NOT NULL)  -- the message about it that is queued, or empty
  /*sqlite WITHOUT ROWID*/;
CREATE INDEX places_by_person ON places (person_id);
CREATE INDEX places_by_end ON places (end_time) WHERE outgoing_message_id = '';

CREATE TABLE outgoing_messages (
  outgoing_message_id TEXT NOT NULL PRIMARY KEY,
  person_id TEXT NOT NULL,
  kind BIGINT NOT NULL,
  state BIGINT NOT NULL,
  reason TEXT NOT NULL,
  subject_id TEXT NOT NULL,
  attempts BIGINT NOT NULL,
  due_time BIGINT NOT NULL,
  create_time BIGINT NOT NULL,
  send_time BIGINT,
  channel BIGINT) /*sqlite WITHOUT ROWID*/;
CREATE INDEX outgoing_messages_due ON outgoing_messages (state, due_time);
CREATE INDEX outgoing_messages_by_state ON outgoing_messages (state, outgoing_message_id);
CREATE INDEX outgoing_messages_by_person ON outgoing_messages (person_id, outgoing_message_id);
CREATE INDEX outgoing_messages_by_subject ON outgoing_messages (subject_id);

CREATE TABLE counters (
  name TEXT NOT NULL PRIMARY KEY,
  value BIGINT NOT NULL) /*sqlite WITHOUT ROWID*/;
