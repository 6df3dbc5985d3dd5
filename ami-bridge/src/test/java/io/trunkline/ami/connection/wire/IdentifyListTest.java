package io.trunkline.ami.connection.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.ami.connection.domain.IdentifiedNetwork;
import java.util.List;
import org.junit.jupiter.api.Test;

class IdentifyListTest {
    @Test
    void each_network_belongs_to_the_identify_above_it() {
        var lines = List.of(
                " Identify:  <Identify/Endpoint.........................................................>",
                "      Match:  <criteria.........................>",
                "==========================================================================================",
                "",
                " Identify:  acme@2001:db8::/32/acme",
                "      Match: 2001:db8::/32",
                "      Match: 127.0.79.0/28",
                "",
                " Identify:  bell@127.0.77.3/bell",
                "      Match: 127.0.77.3/32",
                "",
                "Objects found: 2");

        assertThat(IdentifyList.parse(lines))
                .containsExactly(
                        new IdentifiedNetwork("acme", "2001:db8::/32"),
                        new IdentifiedNetwork("acme", "127.0.79.0/28"),
                        new IdentifiedNetwork("bell", "127.0.77.3/32"));
    }
}
