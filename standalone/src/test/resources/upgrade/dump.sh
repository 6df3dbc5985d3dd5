#!/usr/bin/env bash
# Writes the rows of all tables of a database, of any PostgreSQL version, as INSERTs that restore them as they are.
# usage: dump.sh PORT SUPERUSER_PASSWORD DATABASE > FILE
set -euo pipefail
PGPASSWORD=$2 psql -qAt -h 127.0.0.1 -p "$1" -U postgres -v ON_ERROR_STOP=1 "$3" <<'SQL'
-- partitions that the service made while it ran
SELECT format('CREATE TABLE IF NOT EXISTS %I.%I PARTITION OF %I.%I %s;', pn.nspname, c.relname, pn.nspname, p.relname,
              pg_get_expr(c.relpartbound, c.oid))
FROM pg_class c JOIN pg_inherits i ON i.inhrelid = c.oid JOIN pg_class p ON p.oid = i.inhparent
JOIN pg_namespace pn ON pn.oid = p.relnamespace
WHERE c.relispartition AND c.relkind = 'r' ORDER BY c.relname;

CREATE TEMP TABLE dumped AS
SELECT n.nspname, c.relname,
    format(E'INSERT INTO %I.%I (%s)%s VALUES\n', n.nspname, c.relname,
           string_agg(quote_ident(a.attname), ', ' ORDER BY a.attnum),
           CASE WHEN bool_or(a.attidentity = 'a') THEN ' OVERRIDING SYSTEM VALUE' ELSE '' END) AS head,
    string_agg(format('quote_nullable(CAST(%I AS text))', a.attname), $$ || ', ' || $$ ORDER BY a.attnum) AS row
FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace JOIN pg_attribute a ON a.attrelid = c.oid
WHERE c.relkind IN ('r', 'p') AND NOT c.relispartition AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''
    AND n.nspname NOT IN ('pg_catalog', 'information_schema') AND n.nspname !~ '^pg_'
GROUP BY n.nspname, c.relname;
SELECT format($$SELECT %L || string_agg('(' || %s || ')', E',\n' ORDER BY one) || ';' FROM %I.%I AS one HAVING count(*) > 0$$,
              head, row, nspname, relname)
FROM dumped ORDER BY nspname, relname \gexec

SELECT format('SELECT setval(%L, %s);', format('%I.%I', schemaname, sequencename), last_value)
FROM pg_sequences WHERE last_value IS NOT NULL ORDER BY schemaname, sequencename;
SQL
