package io.trunkline.ami.refusals.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.ami.connection.domain.IdentifiedNetwork;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestEndpointTest {
    private static final List<IdentifiedNetwork> NETWORKS = List.of(
            new IdentifiedNetwork("alpha", "192.0.2.0/30"),
            new IdentifiedNetwork("beta", "192.0.2.128/32"),
            new IdentifiedNetwork("gamma", "2001:db8:7::1/128"));

    @ParameterizedTest
    @CsvSource({
        "192.0.2.4, alpha",
        "192.0.2.129, beta",
        "192.0.3.1, ",
        "2001:db8:7:1::9, gamma",
        "2001:db8:8::1, ",
        "not an address, ",
    })
    void the_endpoint_with_the_longest_common_prefix_is_the_nearest(String address, @Nullable String endpoint) {
        assertThat(NearestEndpoint.of(address, NETWORKS).orElse(null)).isEqualTo(endpoint);
    }
}
