package io.trunkline.realtime.hostchanges.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.trunkline.realtime.apply.domain.AppliedEntity;
import io.trunkline.realtime.apply.domain.RowClaim;
import io.trunkline.realtime.ararows.domain.EntityKey;
import io.trunkline.realtime.ararows.domain.IdentifyingHost;
import io.trunkline.realtime.ararows.domain.table.AraTable;
import io.trunkline.realtime.ararows.domain.table.DesiredRow;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MovedEntityTest {
    private static final EntityKey KEY = new EntityKey(EntityKey.Kind.CARRIER, new UUID(0, 1));
    private static final IdentifyingHost HOST = new IdentifyingHost("sip.example.com", "1050");
    private static final AppliedEntity ENTITY =
            new AppliedEntity(KEY, null, "acme", 3, 4, false, null, null, HOST, 17, Instant.EPOCH);
    private static final RowClaim ENDPOINT =
            new RowClaim(KEY, DesiredRow.of(AraTable.ENDPOINTS, "acme", Map.of("allow", "ulaw")), 17);

    private static List<RowClaim> claims(String... addresses) {
        return Stream.concat(
                        Stream.of(ENDPOINT),
                        HOST.rows("acme", List.of(addresses)).stream().map(row -> new RowClaim(KEY, row, 17)))
                .toList();
    }

    @Test
    void an_entity_whose_rows_have_the_addresses_has_not_moved() {
        assertThat(MovedEntity.of(ENTITY, List.of("192.0.2.2", "192.0.2.1"), claims("192.0.2.1", "192.0.2.2")))
                .isEmpty();
    }

    @Test
    void only_the_rows_that_identify_calls_are_affected_and_other_claims_keep_their_sequence_number() {
        MovedEntity moved = MovedEntity.of(ENTITY, List.of("192.0.2.2"), claims("192.0.2.1"))
                .orElseThrow();

        assertThat(moved.affectedKeys())
                .allSatisfy(key -> assertThat(key.table()).isEqualTo(AraTable.IDENTIFIES))
                .extracting(key -> key.key())
                .containsExactlyInAnyOrder("1050@acme@192.0.2.1", "1050@acme@192.0.2.2");
        assertThat(moved.claims(18)).first().isEqualTo(ENDPOINT);
        assertThat(moved.claims(18).subList(1, 2))
                .extracting(claim -> claim.row().key().key(), RowClaim::sequence)
                .containsExactly(tuple("1050@acme@192.0.2.2", 18L));
    }
}
