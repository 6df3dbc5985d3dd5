package io.trunkline.realtime.projection.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.realtime.projection.domain.EntityKey.Kind;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ClaimsTest {
    private static final EntityKey ACME = new EntityKey(Kind.CARRIER, new UUID(0, 1));
    private static final EntityKey BELL = new EntityKey(Kind.CARRIER, new UUID(0, 2));
    private static final WantedRow ACMES = new DialplanLine("from-campaign", "_9X.", 1, "NoOp", "acme").row();
    private static final WantedRow BELLS = new DialplanLine("from-campaign", "_9X.", 1, "NoOp", "bell").row();
    private static final RowKey NINE = ACMES.key();

    @Test
    void who_wants_a_row_last_has_it() {
        var settled =
                Claims.settle(List.of(new Claim(BELL, BELLS, 2)), Set.of(BELL), List.of(new Claim(ACME, ACMES, 1)));

        assertThat(settled.winners()).containsEntry(NINE, BELLS);
    }

    @Test
    void a_row_given_up_goes_back_to_whoever_still_wants_it() {
        var before = List.of(new Claim(ACME, ACMES, 2), new Claim(BELL, BELLS, 1));

        var settled = Claims.settle(List.of(), Set.of(ACME), before);

        assertThat(settled.winners()).containsEntry(NINE, BELLS);
    }

    @Test
    void a_row_that_its_last_taker_gives_up_is_looked_at_and_won_by_nobody() {
        var settled = Claims.settle(List.of(), Set.of(ACME), List.of(new Claim(ACME, ACMES, 1)));

        assertThat(settled.keys()).containsExactly(NINE);
        assertThat(settled.winners()).isEmpty();
    }

    @Test
    void giving_up_a_row_that_another_took_before_leaves_it_to_the_other() {
        var before = List.of(new Claim(ACME, ACMES, 1), new Claim(BELL, BELLS, 2));

        var settled = Claims.settle(List.of(), Set.of(ACME), before);

        assertThat(settled.winners()).containsEntry(NINE, BELLS);
    }
}
