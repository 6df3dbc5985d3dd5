package io.trunkline.cdr;

import static io.trunkline.cdr.TestEnvironment.API;
import static io.trunkline.cdr.TestEnvironment.TOKENS;
import static io.trunkline.cdr.TestEnvironment.WIRE;
import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.events.Event;
import io.trunkline.testkit.Await;
import io.trunkline.testkit.access.AccessMatrix;
import io.trunkline.testkit.access.TenantSeparation;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class AccessIT {
    private static final String RECORDS = "/api/v1/call-records";

    private final CallEventsFixture call = CallEventsFixture.inboundCallAt("2026-03-09T10:00:00Z");

    @Test
    void every_operation_admits_the_callers_of_its_rule_and_no_others() {
        assertThat(AccessMatrix.failures(API, AccessMatrix.Callers.of(TOKENS))).isEmpty();
    }

    @Test
    void a_seller_never_gets_a_record_of_another_tenant() {
        WIRE.publish(call.answeredCall().toArray(Event[]::new));
        var seller = API.withToken(TOKENS.seller(call.tenantId()));
        Await.until("the record is listed", () -> seller.get(RECORDS).body().contains(call.callId()));
        var export = seller.post(RECORDS + "/exports?format=csv", "")
                .headers()
                .firstValue("Location")
                .orElseThrow();
        Await.until("the export is done", () -> seller.get(export).body().contains("\"done\""));

        var separation = new TenantSeparation(seller, API.withToken(TOKENS.seller(UUID.randomUUID())));

        assertThat(separation
                        .checkLists(RECORDS, call.callId())
                        .check(RECORDS + "/" + call.callId(), null)
                        .check(export + "/file", null)
                        .check(export, null)
                        .failures())
                .isEmpty();
    }
}
