#!/bin/sh
# Creates roles and databases. Each service has a role that owns its database and cannot connect to any other.
set -eu
secrets=/secrets
export PGHOST=postgresql PGUSER=postgres PGDATABASE=postgres
PGPASSWORD=$(cat $secrets/postgres-superuser)
export PGPASSWORD

role() {
  psql -q -v ON_ERROR_STOP=1 -v role="$1" -v password="$(cat "$secrets/database-$1")" <<'SQL'
SELECT format('CREATE ROLE %I LOGIN', :'role') WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = :'role') \gexec
ALTER ROLE :"role" LOGIN PASSWORD :'password';
SQL
}

database() {
  role "$2"
  psql -q -v ON_ERROR_STOP=1 -v database="$1" -v owner="$2" <<'SQL'
SELECT format('CREATE DATABASE %I OWNER %I', :'database', :'owner')
 WHERE NOT EXISTS (SELECT FROM pg_database WHERE datname = :'database') \gexec
REVOKE ALL ON DATABASE :"database" FROM PUBLIC;
SQL
}

# The role as which the requests of a service use its database, see docs/adr/0011-row-level-security.md.
api_role() {
  role "$2"
  psql -q -v ON_ERROR_STOP=1 -v database="$1" -v role="$2" <<'SQL'
GRANT CONNECT ON DATABASE :"database" TO :"role";
SQL
}

role asterisk_ara
role asterisk_cel
database provisioning trunkline_provisioning
database did trunkline_did
database routing trunkline_routing
database cdr trunkline_cdr
database ami_bridge trunkline_ami_bridge
database asterisk trunkline_realtime_writer
api_role did trunkline_did_api
api_role cdr trunkline_cdr_api
api_role routing trunkline_routing_api
api_role provisioning trunkline_provisioning_api
psql -q -v ON_ERROR_STOP=1 <<'SQL'
GRANT CONNECT ON DATABASE asterisk TO asterisk_ara;
GRANT CONNECT ON DATABASE ami_bridge TO asterisk_cel;
-- any byte is a character: Asterisk writes numbers as it received them
ALTER ROLE asterisk_cel SET client_encoding = 'LATIN1';
SQL
