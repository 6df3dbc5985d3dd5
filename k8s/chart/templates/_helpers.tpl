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
