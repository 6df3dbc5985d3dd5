#!/bin/sh
# Creates missing secret files in the volume "secrets", and gives each service a copy of those that it reads, in a
# volume of its own, owned by the user that it runs as: 999 is PostgreSQL, 472 Grafana. provisioning-service creates more
# files in its volume.
set -eu
cd "${TRUNKLINE_SECRETS:-/secrets}"
umask 077

random() { head -c 24 /dev/urandom | base64 | tr '+/' '-_'; }

# A keyset of Tink with one key for AES-256-GCM. Its value is a protobuf message whose field 3 has the 32 bytes.
keyset() {
  id=$(date +%s)
  key=$({ printf '\032\040' && head -c 32 /dev/urandom; } | base64 | tr -d '\n')
  cat <<JSON
{"primaryKeyId": $id, "key": [{"keyId": $id, "status": "ENABLED", "outputPrefixType": "TINK", "keyData": {
  "typeUrl": "type.googleapis.com/google.crypto.tink.AesGcmKey", "keyMaterialType": "SYMMETRIC", "value": "$key"}}]}
JSON
}

for name in postgres-superuser grafana-admin ami-secret dialplan-token database-trunkline_provisioning database-trunkline_did \
  database-trunkline_routing database-trunkline_cdr database-trunkline_ami_bridge database-trunkline_realtime_writer \
  database-asterisk_ara database-asterisk_cel database-trunkline_provisioning_api database-trunkline_did_api \
  database-trunkline_routing_api database-trunkline_cdr_api; do
  [ -s "$name" ] || random >"$name"
done
[ -s first-admin.json ] || printf '{"username":"admin","password":"%s"}\n' "$(random)" >first-admin.json
[ -s carrier-keyset.json ] || keyset >carrier-keyset.json
[ -s session-keyset.json ] || keyset >session-keyset.json

give() {
  reader=$1
  shift
  mkdir -p "$reader"
  cp "$@" "$reader/"
}

give postgresql postgres-superuser
give provisioning-service database-trunkline_provisioning database-trunkline_provisioning_api first-admin.json \
  carrier-keyset.json
give did-service database-trunkline_did database-trunkline_did_api
give routing-service database-trunkline_routing database-trunkline_routing_api dialplan-token
give cdr-service database-trunkline_cdr database-trunkline_cdr_api
give ami-bridge database-trunkline_ami_bridge ami-secret
give realtime-writer database-trunkline_realtime_writer carrier-keyset.json
give console session-keyset.json
give demo first-admin.json
give grafana grafana-admin
give asterisk ami-secret dialplan-token database-asterisk_ara database-asterisk_cel

# before 0.1.0, provisioning-service created its files in this volume
for name in jwt-key.json fingerprint-key; do
  [ ! -s "$name" ] || mv "$name" provisioning-service/
done
[ "$(id -u)" -ne 0 ] || { chown -R 10001:10001 . && chown -R 999:999 postgresql && chown -R 472:472 grafana; }
