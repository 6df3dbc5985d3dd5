package io.trunkline.routing.campaigns;

import io.r2dbc.spi.Readable;
import io.trunkline.routing.campaigns.domain.CampaignConfiguration;
import io.trunkline.routing.campaigns.domain.CampaignConfiguration.CarrierSettings;
import io.trunkline.routing.campaigns.domain.CampaignConfiguration.LinkSettings;
import io.trunkline.routing.campaigns.domain.CampaignConfiguration.Settings;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;

/// Rows to campaigns.
final class SqlCampaignRows {
    private SqlCampaignRows() {}

    static CampaignConfiguration campaign(Readable row) {
        return new CampaignConfiguration(
                required(row, "id", UUID.class),
                required(row, "tenant_id", UUID.class),
                required(row, "version", Long.class),
                required(row, "deleted", Boolean.class),
                new Settings(
                        required(row, "name", String.class),
                        "active".equals(row.get("status", String.class)),
                        required(row, "dial_timeout_seconds", Integer.class),
                        row.get("dial_prefix", String.class),
                        row.get("carrier_id", UUID.class)),
                List.of(required(row, "dids", UUID[].class)),
                links(row),
                carriers(row),
                required(row, "created_at", Instant.class),
                required(row, "changed_at", Instant.class));
    }

    static String status(boolean active) {
        return active ? "active" : "inactive";
    }

    private static List<LinkSettings> links(Readable row) {
        UUID[] ids = required(row, "link_ids", UUID[].class);
        UUID[] clients = required(row, "link_clients", UUID[].class);
        Integer[] priorities = required(row, "link_priorities", Integer[].class);
        Integer[] weights = required(row, "link_weights", Integer[].class);
        String[] statuses = required(row, "link_statuses", String[].class);
        return IntStream.range(0, ids.length)
                .mapToObj(i ->
                        new LinkSettings(ids[i], clients[i], priorities[i], weights[i], "active".equals(statuses[i])))
                .toList();
    }

    private static List<CarrierSettings> carriers(Readable row) {
        UUID[] ids = required(row, "carrier_ids", UUID[].class);
        Integer[] priorities = required(row, "carrier_priorities", Integer[].class);
        return IntStream.range(0, ids.length)
                .mapToObj(i -> new CarrierSettings(ids[i], priorities[i]))
                .toList();
    }

    private static <T> T required(Readable row, String column, Class<T> type) {
        return Objects.requireNonNull(row.get(column, type), column);
    }
}
