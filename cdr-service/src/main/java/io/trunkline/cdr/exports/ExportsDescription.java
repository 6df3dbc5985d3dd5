package io.trunkline.cdr.exports;

import io.trunkline.cdr.callrecords.CdrProblem;
import io.trunkline.web.openapi.ApiDescription;
import io.trunkline.web.problem.CommonProblem;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;

/// What the OpenAPI description says about exports that their controller does not declare.
@Configuration(proxyBeanMethods = false)
class ExportsDescription {
    private static final String ONE = ExportView.PATH + "/{id}";

    @Bean
    ApiDescription exportsApiDescription() {
        return ApiDescription.none()
                .problems(
                        HttpMethod.POST,
                        ExportView.PATH,
                        CdrProblem.RANGE_INVERTED,
                        CdrProblem.TOO_MANY_EXPORTS,
                        CommonProblem.TENANT_UNKNOWN)
                .problems(HttpMethod.GET, ONE, CdrProblem.EXPORT_NOT_FOUND)
                .problems(HttpMethod.GET, ONE + "/file", CdrProblem.EXPORT_NOT_FOUND, CdrProblem.EXPORT_NOT_DONE)
                .problems(HttpMethod.DELETE, ONE, CdrProblem.EXPORT_NOT_FOUND)
                .parameterValues("exportCallRecords", "format", "csv", "ndjson")
                .parameterValues("exportCallRecords", "sort", "-startedAt", "startedAt")
                .parameterValues("listCallRecordExports", "state", "waiting", "running", "done", "failed")
                .values("ExportView.state", "waiting", "running", "done", "failed")
                .values("ExportView.format", "csv", "ndjson")
                .values("ExportView.failure", "space", "error");
    }
}
