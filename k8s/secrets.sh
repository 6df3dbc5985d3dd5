#!/bin/sh
# Creates or updates the Secret of each service, such as did-service-secrets, from the secret files of a suite:
#   k8s/secrets.sh [FOLDER]     FOLDER has a folder per service; by default .trunkline/secrets
set -eu
folder=${1:-.trunkline/secrets}
if [ ! -d "$folder/provisioning-service" ]; then
  echo "k8s/secrets.sh: $folder has no folder provisioning-service; the first ./trunkline up creates it" >&2
  exit 1
fi
for service in "$folder"/*/; do
  service=${service%/}
  set --
  for file in "$service"/*; do
    # each file by name: kubectl passes over links in a folder
    set -- "$@" "--from-file=$file"
  done
  kubectl --namespace=trunkline create secret generic "${service##*/}-secrets" "$@" --dry-run=client --output=yaml |
    kubectl apply --server-side --filename=-
done
