package io.trunkline.ami.commands.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.ami.connection.domain.Channel;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ChannelsToHangUpTest {
    private static final String CALL = "ast1-1795168093.tk3v9x0q2m7ab";

    private final Channel carrier = channel("PJSIP/acme-1", "ast1-1795168093.44");

    @Test
    void the_callers_side_of_a_placed_call_is_hung_up_and_not_the_carrier_that_it_dials() {
        Channel first = channel("Local/14045550100@trunkline-outbound-1;1", CALL);
        Channel dialplan = channel("Local/14045550100@trunkline-outbound-1;2", CALL + ";2");

        assertThat(ChannelsToHangUp.of(List.of(carrier, dialplan, first))).containsExactly(dialplan, first);
    }

    @Test
    void the_caller_of_an_inbound_call_is_hung_up() {
        Channel caller = channel("PJSIP/trunk-1", CALL);

        assertThat(ChannelsToHangUp.of(List.of(carrier, caller))).containsExactly(caller);
    }

    @Test
    void dialed_channels_are_hung_up_when_the_callers_side_is_gone() {
        assertThat(ChannelsToHangUp.of(List.of(carrier))).containsExactly(carrier);
    }

    private static Channel channel(String name, String uniqueId) {
        return new Channel(name, uniqueId, CALL, 5, null, null, null, null, Map.of());
    }
}
