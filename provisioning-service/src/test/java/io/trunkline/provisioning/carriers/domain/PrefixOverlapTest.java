package io.trunkline.provisioning.carriers.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.provisioning.carriers.domain.PrefixOverlap.CarrierPrefix;
import io.trunkline.provisioning.endpoints.domain.SaveWarning;
import java.util.List;
import org.junit.jupiter.api.Test;

class PrefixOverlapTest {
    private static final CarrierPrefix NINE = new CarrierPrefix("Alpha", new DialPrefix("9"));
    private static final CarrierPrefix NINETY_ONE = new CarrierPrefix("Beta", new DialPrefix("91"));

    @Test
    void the_longer_prefix_wins_in_any_order_of_saving() {
        var message = "Numbers dialed as 91… use 'Beta' (prefix 91), even if prefix 9 and a number starting with 1 was"
                + " meant. 'Alpha' gets all other numbers starting with 9.";

        assertThat(PrefixOverlap.warnings(NINE, List.of(NINETY_ONE)))
                .extracting(SaveWarning::message)
                .containsExactly(message);
        assertThat(PrefixOverlap.warnings(NINETY_ONE, List.of(NINE)))
                .extracting(SaveWarning::message)
                .containsExactly(message);
    }

    @Test
    void prefixes_that_do_not_overlap_give_no_warning() {
        assertThat(PrefixOverlap.warnings(NINETY_ONE, List.of(new CarrierPrefix("Gamma", new DialPrefix("92")))))
                .isEmpty();
    }
}
