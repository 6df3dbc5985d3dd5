package io.trunkline.provisioning;

import static io.trunkline.provisioning.TestEnvironment.API;
import static io.trunkline.provisioning.TestEnvironment.json;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ProviderCatalogIT {
    @Test
    void the_provider_catalog_is_listed() {
        assertThat(json(API.get("/api/v1/providers")).findValuesAsString("id"))
                .containsExactly("twilio", "vonage", "bandwidth", "custom");
    }
}
