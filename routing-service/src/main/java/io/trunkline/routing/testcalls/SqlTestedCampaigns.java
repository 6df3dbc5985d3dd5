package io.trunkline.routing.testcalls;

import io.trunkline.data.rows.Binds;
import io.trunkline.data.rows.RowReader;
import io.trunkline.telephony.numbers.PhoneNumber;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

@Component
class SqlTestedCampaigns implements TestedCampaigns {
    /// A campaign without a number has one row.
    private static final String FIND = """
            SELECT c.tenant_id, d.did_id, d.number
            FROM campaigns c
            LEFT JOIN campaign_dids cd ON cd.campaign_id = c.id
            LEFT JOIN known_dids d ON d.did_id = cd.did_id AND NOT d.deleted
            WHERE c.id = :campaign AND NOT c.deleted
              AND (CAST(:tenant AS uuid) IS NULL OR c.tenant_id = CAST(:tenant AS uuid))
            ORDER BY d.status = 'active' DESC NULLS LAST, d.number
            """;

    private final DatabaseClient database;

    SqlTestedCampaigns(DatabaseClient database) {
        this.database = database;
    }

    private record Row(UUID tenant, Optional<TestedNumber> number) {}

    @Override
    public Mono<TestedCampaign> find(UUID campaign, Optional<UUID> tenant) {
        return database.sql(FIND)
                .bind("campaign", campaign)
                .bind("tenant", Binds.orNull(tenant, UUID.class))
                .map(RowReader.with(SqlTestedCampaigns::row))
                .all()
                .collectList()
                .filter(rows -> !rows.isEmpty())
                .map(rows -> new TestedCampaign(campaign, rows.getFirst().tenant(), numbers(rows)));
    }

    private static List<TestedNumber> numbers(List<Row> rows) {
        return rows.stream().flatMap(row -> row.number().stream()).toList();
    }

    private static Row row(RowReader row) {
        Optional<TestedNumber> number = row.optional("number", String.class)
                .flatMap(PhoneNumber::parse)
                .map(found -> new TestedNumber(row.uuid("did_id"), found));
        return new Row(row.uuid("tenant_id"), number);
    }
}
