#!/bin/sh
# Starts a service in a container. The database password is read from a file unless the environment has it.
set -eu
if [ -z "${TRUNKLINE_DATABASE_PASSWORD:-}" ]; then
  TRUNKLINE_DATABASE_PASSWORD=$(cat "$TRUNKLINE_SECRETS_DIRECTORY/database-$TRUNKLINE_DATABASE_USER")
  export TRUNKLINE_DATABASE_PASSWORD
fi
exec java -XX:MaxRAMPercentage=60 -jar /trunkline/service.jar
