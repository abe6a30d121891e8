-- The roles of the services in the database `participation`, and the schema that each owns. May be repeated.
--
-- A service's role owns the schema of its name, which is where its tables come to be, and its keys are another role's:
-- nobody reads what is another's. Nothing is in the schema `public`, and nobody but these may enter the database.
-- They may still log in to other databases of the server that PUBLIC may enter, such as `postgres`, and are granted
-- nothing there: on a server of the platform's own, REVOKE CONNECT ON DATABASE postgres FROM PUBLIC.
--
-- To be run by a superuser with psql, which reads each role's password from a file of its name in the folder that the
-- environment variable PARTICIPATION_PASSWORDS names, so that none is on a command line:
--   PARTICIPATION_PASSWORDS=FOLDER psql -X -v ON_ERROR_STOP=1 -f deploy/postgres/roles.sql postgres://…/postgres

-- Text is in the order of its bytes, as in SQLite: listings page in it.
SELECT $$CREATE DATABASE participation TEMPLATE template0 ENCODING 'UTF8' LOCALE 'C.UTF-8'$$
WHERE NOT EXISTS (SELECT FROM pg_database WHERE datname = 'participation') \gexec
\connect participation
REVOKE ALL ON DATABASE participation FROM PUBLIC;
REVOKE ALL ON SCHEMA public FROM PUBLIC;

\set role people_bank
\ir role.psql
\set role people_bank_keys
\ir role.psql
\set role activity_tracking
\ir role.psql
\set role activity_tracking_keys
\ir role.psql
\set role feedback_ingestion
\ir role.psql
\set role feedback_ingestion_keys
\ir role.psql
\set role impact_reporting
\ir role.psql
\set role impact_reporting_keys
\ir role.psql
