package io.trunkline.realtime.apply.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.realtime.ararows.domain.DialplanLine;
import io.trunkline.realtime.ararows.domain.EntityKey;
import io.trunkline.realtime.ararows.domain.EntityKey.Kind;
import io.trunkline.realtime.ararows.domain.table.DesiredRow;
import io.trunkline.realtime.ararows.domain.table.RowKey;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RowClaimsTest {
    private static final EntityKey ACME = new EntityKey(Kind.CARRIER, new UUID(0, 1));
    private static final EntityKey BELL = new EntityKey(Kind.CARRIER, new UUID(0, 2));
    private static final DesiredRow ACME_ROW = new DialplanLine("from-campaign", "_9X.", 1, "NoOp", "acme")
            .rows(List.of())
            .getFirst();
    private static final DesiredRow BELL_ROW = new DialplanLine("from-campaign", "_9X.", 1, "NoOp", "bell")
            .rows(List.of())
            .getFirst();
    private static final RowKey PREFIX_9 = ACME_ROW.key();

    @Test
    void the_last_claim_on_a_row_wins() {
        var resolved = RowClaims.resolve(
                List.of(new RowClaim(BELL, BELL_ROW, 2)), Set.of(BELL), List.of(new RowClaim(ACME, ACME_ROW, 1)));

        assertThat(resolved.winners()).containsEntry(PREFIX_9, BELL_ROW);
    }

    @Test
    void a_released_row_returns_to_the_entity_that_still_claims_it() {
        var before = List.of(new RowClaim(ACME, ACME_ROW, 2), new RowClaim(BELL, BELL_ROW, 1));

        var resolved = RowClaims.resolve(List.of(), Set.of(ACME), before);

        assertThat(resolved.winners()).containsEntry(PREFIX_9, BELL_ROW);
    }

    @Test
    void a_row_released_by_its_only_owner_is_affected_and_has_no_winner() {
        var resolved = RowClaims.resolve(List.of(), Set.of(ACME), List.of(new RowClaim(ACME, ACME_ROW, 1)));

        assertThat(resolved.affectedKeys()).containsExactly(PREFIX_9);
        assertThat(resolved.winners()).isEmpty();
    }

    @Test
    void releasing_a_row_that_another_entity_owns_leaves_it_there() {
        var before = List.of(new RowClaim(ACME, ACME_ROW, 1), new RowClaim(BELL, BELL_ROW, 2));

        var resolved = RowClaims.resolve(List.of(), Set.of(ACME), before);

        assertThat(resolved.winners()).containsEntry(PREFIX_9, BELL_ROW);
    }
}
