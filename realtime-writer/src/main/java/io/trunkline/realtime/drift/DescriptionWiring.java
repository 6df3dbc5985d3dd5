package io.trunkline.realtime.drift;

import io.trunkline.web.ApiPath;
import io.trunkline.web.openapi.ApiDescription;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;

/// What the OpenAPI description says about the realtime tables that their controller does not declare.
@Configuration(proxyBeanMethods = false)
class DescriptionWiring {
    private static final String[] ENTITY_KINDS = {"carrier", "client", "dialplan-line"};

    @Bean
    ApiDescription realtimeDescription() {
        return ApiDescription.none()
                .problems(
                        HttpMethod.GET,
                        ApiPath.V1 + "/realtime/drift",
                        RealtimeProblem.KEYSET_MISSING,
                        RealtimeProblem.SECRET_UNOPENED)
                .problems(
                        HttpMethod.POST,
                        ApiPath.V1 + "/realtime/rebuild",
                        RealtimeProblem.KEYSET_MISSING,
                        RealtimeProblem.SECRET_UNOPENED)
                .problems(
                        HttpMethod.POST,
                        ApiPath.V1 + "/realtime/preview",
                        RealtimeProblem.KEYSET_MISSING,
                        RealtimeProblem.SECRET_UNOPENED)
                .problems(HttpMethod.GET, ApiPath.V1 + "/realtime/password-keys", RealtimeProblem.KEYSET_MISSING)
                .values("PlannedRowView.change", "added", "changed", "removed", "unchanged")
                .values("AppliedView.kind", ENTITY_KINDS)
                .parameterValues("listAppliedEntities", "kind", ENTITY_KINDS)
                .values("DriftView.kind", "missing", "unexpected", "different");
    }
}
