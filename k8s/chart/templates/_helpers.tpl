{{- /* What a service is, which no installation changes. */ -}}
{{- define "trunkline.services" -}}
provisioning-service: {port: 8081, database: provisioning, apiRole: true, writesSecrets: true}
did-service: {port: 8082, database: did, apiRole: true}
routing-service: {port: 8083, database: routing, apiRole: true, dialplanPort: 8093}
cdr-service: {port: 8084, database: cdr, apiRole: true}
ami-bridge: {port: 8085, database: ami_bridge}
realtime-writer: {port: 8086, database: asterisk}
console: {port: 8080}
{{- end -}}

{{- define "trunkline.role" -}}
trunkline_{{ . | trimSuffix "-service" | replace "-" "_" }}
{{- end -}}

{{- define "trunkline.labels" -}}
app.kubernetes.io/part-of: trunkline
app.kubernetes.io/version: {{ .Chart.AppVersion }}
{{- end -}}

{{- /* What all services read. */ -}}
{{- define "trunkline.settings" -}}
SERVER_ADDRESS: 0.0.0.0
MANAGEMENT_SERVER_ADDRESS: 0.0.0.0
TRUNKLINE_DATABASE_HOST: {{ .Values.database.host }}
TRUNKLINE_DATABASE_PORT: {{ .Values.database.port | quote }}
TRUNKLINE_DIALPLAN_HOST: 0.0.0.0
TRUNKLINE_KAFKA_BOOTSTRAPSERVERS: {{ .Values.kafka.bootstrapServers }}
TRUNKLINE_NODE_HOST: {{ .Values.node.host }}
TRUNKLINE_NODE_NAME: {{ .Values.node.name }}
TRUNKLINE_NODE_PORT: {{ .Values.node.port | quote }}
TRUNKLINE_NODE_USERNAME: {{ .Values.node.username }}
TRUNKLINE_REALTIMEWRITER_URL: http://realtime-writer:8086
TRUNKLINE_SECRETS_DIRECTORY: /var/run/trunkline/secrets
TRUNKLINE_SECURITY_ISSUER: trunkline
TRUNKLINE_SECURITY_JWKSURI: http://provisioning-service:8081/.well-known/jwks.json
{{- if .Values.database.tls.enabled }}
TRUNKLINE_DATABASE_TLS_ENABLED: "true"
TRUNKLINE_DATABASE_TLS_CERTIFICATES: /var/run/trunkline/database-ca/ca.crt
{{- end }}
{{- with .Values.kafka }}
{{- if or .tls.enabled .sasl.enabled }}
SPRING_KAFKA_PROPERTIES_SECURITY_PROTOCOL: {{ ternary "SASL_" "" .sasl.enabled }}{{ ternary "SSL" "PLAINTEXT" .tls.enabled }}
{{- end }}
{{- if .sasl.enabled }}
SPRING_KAFKA_PROPERTIES_SASL_MECHANISM: {{ .sasl.mechanism }}
{{- end }}
{{- if .tls.enabled }}
SPRING_KAFKA_PROPERTIES_SSL_TRUSTSTORE_TYPE: PEM
SPRING_KAFKA_PROPERTIES_SSL_TRUSTSTORE_LOCATION: /var/run/trunkline/kafka-ca/ca.crt
{{- end }}
{{- end }}
{{- range $name, $value := .Values.settings }}
{{ $name }}: {{ $value | quote }}
{{- end }}
{{- end -}}

{{- /* Of a Secret of an operator, the certificates only: the authority's private key may be in it too. */ -}}
{{- define "trunkline.authorities" -}}
{{- if .Values.database.tls.enabled }}
- name: database-ca
  secret: {secretName: {{ .Values.database.tls.secret }}, defaultMode: 0440, items: [{key: ca.crt, path: ca.crt}]}
{{- end }}
{{- if .Values.kafka.tls.enabled }}
- name: kafka-ca
  secret: {secretName: {{ .Values.kafka.tls.secret }}, defaultMode: 0440, items: [{key: ca.crt, path: ca.crt}]}
{{- end }}
{{- end -}}

{{- define "trunkline.authorityMounts" -}}
{{- if .Values.database.tls.enabled }}
- {name: database-ca, mountPath: /var/run/trunkline/database-ca, readOnly: true}
{{- end }}
{{- if .Values.kafka.tls.enabled }}
- {name: kafka-ca, mountPath: /var/run/trunkline/kafka-ca, readOnly: true}
{{- end }}
{{- end -}}
