package io.trunkline.did.platform;

import io.trunkline.web.ApiPath;
import io.trunkline.web.openapi.ApiDescription;
import io.trunkline.web.problem.CommonProblem;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;

/// What the OpenAPI description says about numbers that their controllers do not declare.
@Configuration(proxyBeanMethods = false)
class DescriptionWiring {
    private static final String DIDS = ApiPath.V1 + "/dids";
    private static final String ASTERISK_DIDS = "/api/asterisk-dids";
    private static final String[] STATUSES = {"active", "available", "inactive", "suspended"};

    private static final String[] STATES = {"receiving", "running", "done", "failed", "canceled"};

    private static final String[] MODES = {"create", "upsert", "update"};

    @Bean
    ApiDescription didDescription() {
        return ofPath(ofPath(ApiDescription.none(), DIDS), ASTERISK_DIDS)
                .values("DidView.status", STATUSES)
                .values("BulkResult.result", "updated", "unchanged", "failed")
                .parameterValues("listDids", "status", STATUSES)
                .parameterValues("listAsteriskDids", "status", STATUSES)
                .problems(
                        HttpMethod.PUT,
                        DIDS + "/{id}/tenant",
                        DidProblem.IN_ACTIVE_CAMPAIGN,
                        CommonProblem.TENANT_UNKNOWN,
                        CommonProblem.NOT_READY)
                .parameterValues("exportDids", "status", STATUSES)
                .problems(HttpMethod.GET, DIDS + "/export", CommonProblem.TENANT_UNKNOWN, CommonProblem.NOT_READY)
                .problems(HttpMethod.POST, DIDS + "/imports/{id}/cancel", DidProblem.IMPORT_ENDED)
                .problems(
                        HttpMethod.GET,
                        DIDS + "/imports/{id}/events",
                        DidProblem.IMPORT_TOO_MANY_STREAMS,
                        DidProblem.IMPORT_STREAMS_FULL)
                .parameterValues("listDidImports", "state", STATES)
                .values("ImportProgress.state", STATES)
                .values("ImportProgress.mode", MODES)
                .values("ImportProgress.failure", "upload", "tenant", "error")
                .values("ImportView.state", STATES)
                .values("ImportView.failure", "upload", "tenant", "error")
                .parameterValues("importDids", "async", "true", "false")
                .parameterValues("importAsteriskDids", "async", "true", "false")
                .parameterValues("importDids", "mode", MODES)
                .parameterValues("importAsteriskDids", "mode", MODES)
                .parameterValues("importDids", "status", STATUSES)
                .parameterValues("importAsteriskDids", "status", STATUSES);
    }

    private static ApiDescription ofPath(ApiDescription description, String path) {
        return description
                .problemsOfWrites(
                        path + "/**",
                        CommonProblem.NUMBER_INVALID,
                        DidProblem.ALREADY_EXISTS,
                        DidProblem.NUMBER_ACTIVE_ELSEWHERE,
                        CommonProblem.TENANT_UNKNOWN,
                        CommonProblem.NOT_READY)
                .problems(HttpMethod.PUT, path + "/{id}", DidProblem.NUMBER_CANNOT_CHANGE)
                .problems(HttpMethod.PATCH, path + "/{id}", DidProblem.NUMBER_CANNOT_CHANGE)
                .problems(
                        HttpMethod.POST,
                        path + "/import",
                        DidProblem.IMPORT_UNREADABLE,
                        DidProblem.IMPORT_NOT_CSV,
                        DidProblem.IMPORT_EMPTY,
                        DidProblem.IMPORT_NO_NUMBER_COLUMN,
                        DidProblem.IMPORT_UNKNOWN_COLUMN,
                        DidProblem.IMPORT_LINE_TOO_LONG,
                        DidProblem.IMPORT_TOO_LARGE,
                        DidProblem.TOO_MANY_IMPORTS,
                        DidProblem.IMPORT_ENDED)
                .problems(
                        HttpMethod.GET,
                        path + "/next-available",
                        DidProblem.NONE_AVAILABLE,
                        CommonProblem.NUMBER_INVALID,
                        CommonProblem.TENANT_UNKNOWN,
                        CommonProblem.NOT_READY);
    }
}
