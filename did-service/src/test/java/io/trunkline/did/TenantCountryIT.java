package io.trunkline.did;

import static io.trunkline.did.DidApi.add;
import static io.trunkline.did.DidApi.assertProblem;
import static io.trunkline.did.DidApi.body;
import static io.trunkline.did.DidApi.id;
import static io.trunkline.did.DidApi.json;
import static io.trunkline.did.DidApi.upload;
import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.testkit.RestClient;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// National numbers of a tenant in another country than the default country, which is the US.
class TenantCountryIT {
    private static final String NATIONAL = "07 64 01 94 08";
    private static final String E164 = "+33764019408";

    private final UUID french = TestEnvironment.newTenant();
    private final RestClient seller = TestEnvironment.signedInAsSeller(french);

    @BeforeEach
    void moveToFrance() {
        TestEnvironment.publishTenant(french, 2, "FR");
    }

    @Test
    void a_national_number_belongs_to_the_country_of_its_tenant() {
        var did = add(seller, body(NATIONAL, "available"));

        assertThat(did.get("number").asString()).isEqualTo(E164);
        assertProblem(seller.post("/api/v1/dids", body(E164, "available")), 409, "did.already-exists");
        var replaced = seller.put("/api/v1/dids/" + id(did), body("0764019408", "inactive"));
        assertThat(json(replaced).get("status").asString()).isEqualTo("inactive");
        assertThat(json(seller.get("/api/v1/dids?number=0764019408")).get("items"))
                .hasSize(1);
        assertThat(json(TestEnvironment.ADMIN.get("/api/v1/dids?number=0764019408&tenantId=" + french))
                        .get("items"))
                .hasSize(1);
        var american = TestEnvironment.signedInAsSeller(TestEnvironment.newTenant());
        assertProblem(american.post("/api/v1/dids", body(NATIONAL, "available")), 400, "number.invalid");
        assertProblem(american.get("/api/v1/dids?number=0764019408"), 400, "number.invalid");
    }

    @Test
    void an_import_reads_national_numbers_by_the_country_of_the_tenant() {
        var report = json(upload(seller, "number\n" + NATIONAL + "\n(404) 555-0199\n"));

        assertThat(report.get("success").asLong()).isEqualTo(1);
        assertThat(report.get("errors").findValuesAsString("number")).containsExactly("(404) 555-0199");
        assertThat(json(seller.get("/api/v1/dids")).get("items").findValuesAsString("number"))
                .containsExactly(E164);
    }

    @Test
    void a_change_of_the_country_applies_to_the_next_request() {
        add(seller, body(NATIONAL, "available"));

        TestEnvironment.publishTenant(french, 3, "US");

        assertProblem(seller.post("/api/v1/dids", body("07 64 01 94 09", "available")), 400, "number.invalid");
    }
}
