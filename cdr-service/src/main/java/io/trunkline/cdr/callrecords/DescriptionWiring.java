package io.trunkline.cdr.callrecords;

import io.trunkline.web.ApiPath;
import io.trunkline.web.openapi.ApiDescription;
import io.trunkline.web.problem.CommonProblem;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;

/// What the OpenAPI description says about call records that their controller does not declare.
@Configuration(proxyBeanMethods = false)
class DescriptionWiring {
    private static final String[] DIRECTIONS = {"inbound", "outbound", "prefix"};
    private static final String[] DISPOSITIONS = {
        "answered", "busy", "no-answer", "rejected", "failed", "congestion", "canceled", "unrouted"
    };

    private static final String[] HANGUP_PARTIES = {"caller", "callee", "platform"};

    private static final String[] SEVERITIES = {"info", "warning", "critical"};

    @Bean
    ApiDescription callRecordDescription() {
        return ApiDescription.none()
                .problems(
                        HttpMethod.GET,
                        ApiPath.V1 + "/call-records",
                        CdrProblem.RANGE_INVERTED,
                        CommonProblem.TENANT_UNKNOWN)
                .problems(
                        HttpMethod.GET,
                        ApiPath.V1 + "/call-records/changes",
                        CdrProblem.CURSOR_EXPIRED,
                        CommonProblem.TENANT_UNKNOWN)
                .problems(HttpMethod.GET, ApiPath.V1 + "/alerts", CommonProblem.TENANT_UNKNOWN)
                .problems(
                        HttpMethod.GET,
                        ApiPath.V1 + "/call-records/{callId}",
                        CdrProblem.NOT_FOUND,
                        CommonProblem.NOT_READY)
                .values("CallRecordView.direction", DIRECTIONS)
                .values("CallRecordView.disposition", DISPOSITIONS)
                .values("DetailedCallRecordView.direction", DIRECTIONS)
                .values("DetailedCallRecordView.disposition", DISPOSITIONS)
                .values("AttemptView.disposition", DISPOSITIONS)
                .values("CallRecordView.hungUpBy", HANGUP_PARTIES)
                .values("DetailedCallRecordView.hungUpBy", HANGUP_PARTIES)
                .values("AttemptView.hungUpBy", HANGUP_PARTIES)
                .values("DecisionView.answer", "dial", "overflow", "stop")
                .values("Alert.severity", SEVERITIES)
                .parameterValues("listCallRecords", "direction", DIRECTIONS)
                .parameterValues("listCallRecords", "disposition", DISPOSITIONS)
                .parameterValues("listAlerts", "severity", SEVERITIES);
    }
}
