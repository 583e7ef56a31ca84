#!/bin/sh
# Creates or upgrades the Temporal server's two databases with its own tool; doing it again changes nothing.
# The tool takes host, role, password and plugin from SQL_*.
set -eu
for schema in temporal visibility; do
  database=temporal
  [ "$schema" = temporal ] || database=temporal_visibility
  temporal-sql-tool --database "$database" create-database --defaultdb postgres
  temporal-sql-tool --database "$database" setup-schema --version 0.0
  temporal-sql-tool --database "$database" update-schema --schema-name "postgresql/v12/$schema"
done
