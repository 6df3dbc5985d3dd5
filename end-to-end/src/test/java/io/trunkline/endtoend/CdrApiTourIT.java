package io.trunkline.endtoend;

import static io.trunkline.testkit.suite.SuiteConfiguration.id;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.trunkline.client.cdr.ApiClient;
import io.trunkline.client.cdr.ApiException;
import io.trunkline.client.cdr.api.AlertsApi;
import io.trunkline.client.cdr.api.AlertsApi.APIListAlertsRequest;
import io.trunkline.client.cdr.api.CallRecordsApi;
import io.trunkline.client.cdr.api.CallRecordsApi.APIListCallRecordsRequest;
import io.trunkline.client.cdr.model.AttemptView;
import io.trunkline.client.cdr.model.CallRecordView;
import io.trunkline.client.cdr.model.DecisionView;
import io.trunkline.client.cdr.model.DetailedCallRecordView;
import io.trunkline.client.cdr.model.PageCallRecordView;
import io.trunkline.client.cdr.model.Problem;
import io.trunkline.testkit.Await;
import io.trunkline.testkit.sipp.SippAnswerer;
import io.trunkline.testkit.suite.RunningSuite;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/// A tour of cdr-service with the client that is generated from its description.
class CdrApiTourIT {
    private static final Duration RECORD_LIMIT = Duration.ofSeconds(60);

    private static final SippAnswerer CARRIER = SippAnswerer.start();
    private static final TestEnvironment ENVIRONMENT = TestEnvironment.shared();
    private static final ApiClient CLIENT = newClient(ENVIRONMENT.runningSuite());

    private final CallRecordsApi records = new CallRecordsApi(CLIENT);

    private static ApiClient newClient(RunningSuite suite) {
        ApiClient client = new ApiClient();
        client.updateBaseUri(suite.serviceUrl("cdr-service").toString());
        return client.setRequestInterceptor(AdminToken.authorization(suite));
    }

    @AfterAll
    static void close() {
        CARRIER.close();
    }

    @Test
    void the_record_of_a_call_is_listed_and_read() throws ApiException {
        String lead = UUID.randomUUID().toString();
        String call = placeCall(lead);
        Await.until(
                "the record is complete",
                RECORD_LIMIT,
                () -> records.getCallRecord(call).getComplete());

        PageCallRecordView page = records.listCallRecords(APIListCallRecordsRequest.newBuilder()
                .reference("leadId:" + lead)
                .build());

        assertThat(page.getNext()).isNull();
        assertThat(page.getItems()).extracting(CallRecordView::getCallId).containsExactly(call);
        DetailedCallRecordView record = records.getCallRecord(call);
        assertThat(record.getDirection()).isEqualTo(DetailedCallRecordView.DirectionEnum.OUTBOUND);
        assertThat(record.getDisposition()).isEqualTo(DetailedCallRecordView.DispositionEnum.BUSY);
        assertThat(record.getTalkSeconds()).isZero();
        assertThat(record.getAnsweredAt()).isNull();
        assertThat(record.getClient()).isNull();
        assertThat(record.getAttempts()).extracting(AttemptView::getSipStatus).containsExactly(486);
        assertThat(record.getDecisions()).extracting(DecisionView::getAnswer).startsWith(DecisionView.AnswerEnum.DIAL);
    }

    @Test
    void alerts_are_listed_by_subject() throws ApiException {
        assertThat(new AlertsApi(CLIENT)
                        .listAlerts(APIListAlertsRequest.newBuilder()
                                .subject("no-such-node")
                                .build())
                        .getItems())
                .isEmpty();
    }

    @Test
    void an_unknown_record_is_a_problem() {
        ApiException refused =
                catchThrowableOfType(ApiException.class, () -> records.getCallRecord("ast1-1700000000.0"));

        assertThat(CLIENT.getObjectMapper()
                        .readValue(refused.getResponseBody(), Problem.class)
                        .getCode())
                .isEqualTo("call-record.not-found");
    }

    /// The carrier answers numbers that end in 486 with that status.
    private static String placeCall(String lead) {
        ConfigurationFixture fixture = new ConfigurationFixture(ENVIRONMENT.api());
        String tenant = fixture.createTenant();
        String campaign = fixture.createCampaign(
                tenant, Map.of("callerIdDidIds", List.of(fixture.createDid(tenant, "+12125550300"))));
        fixture.addCarrier(campaign, id(fixture.createIpCarrier(CARRIER, Map.of())), 1);
        return fixture.placeCall(
                Map.of("to", "+17067550486", "campaignId", campaign, "reference", Map.of("leadId", lead)));
    }
}
