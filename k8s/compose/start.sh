#!/bin/sh
# Starts a service in a container. The passwords of the database are read from files unless the environment has
# them.
set -eu
if [ -z "${TRUNKLINE_DATABASE_PASSWORD:-}" ]; then
  TRUNKLINE_DATABASE_PASSWORD=$(cat "$TRUNKLINE_SECRETS_DIRECTORY/database-$TRUNKLINE_DATABASE_USER")
  export TRUNKLINE_DATABASE_PASSWORD
fi
if [ -n "${TRUNKLINE_DATABASE_APIUSER:-}" ] && [ -z "${TRUNKLINE_DATABASE_APIPASSWORD:-}" ]; then
  TRUNKLINE_DATABASE_APIPASSWORD=$(cat "$TRUNKLINE_SECRETS_DIRECTORY/database-$TRUNKLINE_DATABASE_APIUSER")
  export TRUNKLINE_DATABASE_APIPASSWORD
fi
exec java -XX:MaxRAMPercentage=60 -jar /trunkline/service.jar
