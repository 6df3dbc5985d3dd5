{{- /* What a service is, which no installation changes. */ -}}
{{- define "trunkline.services" -}}
provisioning-service: {port: 8081, database: provisioning, apiRole: true, writesSecrets: true}
did-service: {port: 8082, database: did, apiRole: true}
routing-service: {port: 8083, database: routing, apiRole: true, dialplanPort: 8093}
cdr-service: {port: 8084, database: cdr, apiRole: true}
ami-bridge: {port: 8085, database: ami_bridge}
realtime-writer: {port: 8086, database: asterisk}
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
TRUNKLINE_SECRETS_DIRECTORY: /var/run/trunkline/secrets
TRUNKLINE_SECURITY_ISSUER: trunkline
TRUNKLINE_SECURITY_JWKSURI: http://provisioning-service:8081/.well-known/jwks.json
{{- if .Values.kafka.sasl.enabled }}
SPRING_KAFKA_PROPERTIES_SECURITY_PROTOCOL: {{ .Values.kafka.sasl.protocol }}
SPRING_KAFKA_PROPERTIES_SASL_MECHANISM: {{ .Values.kafka.sasl.mechanism }}
{{- end }}
{{- range $name, $value := .Values.settings }}
{{ $name }}: {{ $value | quote }}
{{- end }}
{{- end -}}
