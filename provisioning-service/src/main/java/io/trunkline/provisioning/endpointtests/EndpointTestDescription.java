package io.trunkline.provisioning.endpointtests;

import io.trunkline.provisioning.platform.ProvisioningProblem;
import io.trunkline.web.ApiPath;
import io.trunkline.web.openapi.ApiDescription;
import io.trunkline.web.problem.CommonProblem;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;

/// What the OpenAPI description says about tests.
@Configuration(proxyBeanMethods = false)
class EndpointTestDescription {
    private static final String OF_CARRIERS = ApiPath.V1 + "/carriers/{id}/tests";
    private static final String OF_CLIENTS = ApiPath.V1 + "/clients/{id}/tests";
    private static final String STREAM = "/{testId}/events";

    @Bean
    ApiDescription testDescription() {
        return streams(starts(ApiDescription.none(), OF_CARRIERS, OF_CLIENTS), OF_CARRIERS, OF_CLIENTS)
                .required("TestCallDraft", "to")
                .values("EndpointTestView.state", "running", "passed", "failed", "timed-out", "unconfirmed")
                .values("TestStepView.step", "resolve", "applied", "qualify", "register", "call")
                .values("TestStepView.result", "running", "passed", "failed", "skipped", "timed-out");
    }

    private static ApiDescription starts(ApiDescription description, String... paths) {
        ApiDescription all = description;
        for (String path : paths) {
            all = all.problems(
                    HttpMethod.POST,
                    path,
                    ProvisioningProblem.ENDPOINT_TEST_RUNNING,
                    ProvisioningProblem.ENDPOINT_NO_NODE,
                    CommonProblem.NUMBER_INVALID);
        }
        return all;
    }

    private static ApiDescription streams(ApiDescription description, String... paths) {
        ApiDescription all = description;
        for (String path : paths) {
            all = all.problems(
                    HttpMethod.GET,
                    path + STREAM,
                    ProvisioningProblem.TEST_STREAMS_OF_USER,
                    ProvisioningProblem.TEST_STREAMS_FULL);
        }
        return all;
    }
}
