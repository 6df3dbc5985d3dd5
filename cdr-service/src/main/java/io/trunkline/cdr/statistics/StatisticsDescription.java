package io.trunkline.cdr.statistics;

import io.trunkline.cdr.callrecords.CdrProblem;
import io.trunkline.cdr.statistics.domain.Dimension;
import io.trunkline.web.ApiPath;
import io.trunkline.web.openapi.ApiDescription;
import io.trunkline.web.problem.CommonProblem;
import java.util.Arrays;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;

/// What the OpenAPI description says about statistics that their controller does not declare.
@Configuration(proxyBeanMethods = false)
class StatisticsDescription {
    @Bean
    ApiDescription statisticsApiDescription() {
        return ApiDescription.none()
                .problems(
                        HttpMethod.GET,
                        ApiPath.V1 + "/statistics",
                        CommonProblem.TENANT_UNKNOWN,
                        CdrProblem.RANGE_INVERTED,
                        CdrProblem.BUCKET_INVALID,
                        CdrProblem.TOO_MANY_BUCKETS)
                .parameterValues(
                        "getStatistics",
                        "by",
                        Arrays.stream(Dimension.values())
                                .map(Dimension::wireName)
                                .toArray(String[]::new));
    }
}
