package io.trunkline.provisioning;

import static io.trunkline.provisioning.TestEnvironment.API;
import static io.trunkline.provisioning.TestEnvironment.json;
import static io.trunkline.provisioning.TestEnvironment.sql;
import static io.trunkline.provisioning.TestEnvironment.toJson;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/// The versions of a carrier, and going back to one.
class CarrierVersionsIT {
    private final int number = TestEnvironment.uniqueNumber();
    private final String path = API.post(
                    "/api/v1/carriers",
                    toJson(Map.of(
                            "name",
                            "Carrier " + number,
                            "host",
                            "v" + number + ".example.com",
                            "username",
                            "u" + number,
                            "password",
                            "s3cret-1",
                            "maxChannels",
                            30,
                            "failover",
                            Map.of("403", "next"))))
            .headers()
            .firstValue("Location")
            .orElseThrow();

    @Test
    void a_carrier_goes_back_to_an_earlier_version_and_keeps_the_password_of_today() {
        API.patch(path, "{\"maxChannels\": null, \"host\": \"elsewhere.example.com\", \"failover\": {\"403\": null}}");
        API.patch(path, "{\"password\": \"s3cret-2\"}");
        String passwordOfToday = sealedPassword();

        var versions = API.get(path + "/versions?limit=2");
        assertThat(json(versions).get("items").findValuesAsString("version")).containsExactly("3", "2");
        assertThat(json(API.get(path + "/versions?sort=version"))
                        .get("items")
                        .get(0)
                        .get("settings")
                        .get("maxChannels")
                        .asInt())
                .isEqualTo(30);
        assertThat(json(versions).get("items").get(0).get("changedBy").asString())
                .isEqualTo("admin");
        assertThat(versions.body()).doesNotContain("s3cret");

        var tried = json(API.post(path + "/versions/1/restore?dryRun=true", ""));
        assertThat(tried.get("maxChannels").asInt()).isEqualTo(30);
        assertThat(json(API.get(path)).get("version").asInt()).isEqualTo(3);
        assertThat(API.post(path + "/versions/1/restore", "", "If-Match", "\"2\"")
                        .statusCode())
                .isEqualTo(412);
        var restored = json(API.post(path + "/versions/1/restore", "", "If-Match", "\"3\""));

        assertThat(restored.get("version").asInt()).isEqualTo(4);
        assertThat(restored.get("maxChannels").asInt()).isEqualTo(30);
        assertThat(restored.get("host").asString()).isEqualTo("v" + number + ".example.com");
        assertThat(restored.get("failover").toString()).isEqualTo("{\"403\":\"next\"}");
        assertThat(sealedPassword()).isEqualTo(passwordOfToday);
        assertThat(API.post(path + "/versions/9/restore", "").statusCode()).isEqualTo(404);
    }

    private String sealedPassword() {
        return sql(
                "SELECT sealed_password FROM carriers WHERE id = '" + path.substring(path.lastIndexOf('/') + 1) + "'");
    }
}
