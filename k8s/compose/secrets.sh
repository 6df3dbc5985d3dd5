#!/bin/sh
# Creates missing secret files, owned by the user that the services run as.
set -eu
cd /var/run/trunkline/secrets
umask 077
random() { head -c 24 /dev/urandom | base64 | tr '+/' '-_'; }
for name in postgres-superuser ami-secret dialplan-token database-trunkline_provisioning database-trunkline_did \
  database-trunkline_routing database-trunkline_cdr database-trunkline_ami_bridge database-trunkline_realtime_writer \
  database-asterisk_ara database-asterisk_cel; do
  [ -s "$name" ] || random >"$name"
done
[ -s first-admin.json ] || printf '{"username":"admin","password":"%s"}\n' "$(random)" >first-admin.json
chown -R 10001:10001 .
