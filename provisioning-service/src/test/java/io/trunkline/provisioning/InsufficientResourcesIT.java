package io.trunkline.provisioning;

import static io.trunkline.provisioning.TestEnvironment.API;
import static io.trunkline.provisioning.TestEnvironment.problemCode;
import static io.trunkline.provisioning.TestEnvironment.sql;
import static io.trunkline.provisioning.TestEnvironment.toJson;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// PostgreSQL runs and rejects a write for lack of resources (SQLSTATE class 53).
class InsufficientResourcesIT {
    @AfterEach
    void freeResources() {
        String _ = sql("DROP TRIGGER IF EXISTS no_resources ON tenants");
        String _ = sql("DROP FUNCTION IF EXISTS reject_for_lack_of_resources");
    }

    /// 53100 disk full, 53200 out of memory, 53300 too many connections.
    @ParameterizedTest
    @ValueSource(strings = {"53000", "53100", "53200", "53300"})
    void a_write_is_answered_503_and_stores_nothing(String sqlState) {
        String _ = sql("""
                CREATE FUNCTION reject_for_lack_of_resources() RETURNS trigger LANGUAGE plpgsql AS
                $$ BEGIN RAISE EXCEPTION 'could not extend file' USING ERRCODE = '%s'; END $$
                """.formatted(sqlState));
        String _ = sql("""
                CREATE TRIGGER no_resources BEFORE INSERT ON tenants
                FOR EACH ROW EXECUTE FUNCTION reject_for_lack_of_resources()
                """);

        var response = API.post("/api/v1/tenants", toJson(Map.of("name", "No space " + sqlState)));

        assertThat(response.statusCode()).isEqualTo(503);
        assertThat(problemCode(response)).isEqualTo("service.unavailable");
        assertThat(response.body()).doesNotContain("extend", "Exception");
        freeResources();
        assertThat(sql("SELECT count(*) FROM tenants WHERE name LIKE 'No space %'"))
                .isEqualTo("0");
    }
}
