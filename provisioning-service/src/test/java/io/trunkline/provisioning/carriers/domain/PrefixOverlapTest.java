package io.trunkline.provisioning.carriers.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.provisioning.carriers.domain.PrefixOverlap.Holder;
import java.util.List;
import org.junit.jupiter.api.Test;

class PrefixOverlapTest {
    private static final Holder NINE = new Holder("Alpha", new DialPrefix("9"));
    private static final Holder NINETY_ONE = new Holder("Beta", new DialPrefix("91"));

    @Test
    void the_longer_prefix_wins_whichever_is_saved_last() {
        var says =
                "Numbers dialled as 91… go to 'Beta' (prefix 91), also where prefix 9 and a number beginning with 1 was "
                        + "meant; 'Alpha' gets what else begins with 9.";

        assertThat(PrefixOverlap.notices(NINE, List.of(NINETY_ONE)))
                .extracting(Notice::message)
                .containsExactly(says);
        assertThat(PrefixOverlap.notices(NINETY_ONE, List.of(NINE)))
                .extracting(Notice::message)
                .containsExactly(says);
    }

    @Test
    void prefixes_that_do_not_begin_one_another_are_no_concern() {
        assertThat(PrefixOverlap.notices(NINETY_ONE, List.of(new Holder("Gamma", new DialPrefix("92")))))
                .isEmpty();
    }
}
