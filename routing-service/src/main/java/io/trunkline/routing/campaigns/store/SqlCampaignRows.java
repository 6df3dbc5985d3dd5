package io.trunkline.routing.campaigns.store;

import io.r2dbc.spi.Readable;
import io.trunkline.routing.campaigns.domain.CampaignConfiguration;
import io.trunkline.routing.campaigns.domain.CampaignConfiguration.CarrierSettings;
import io.trunkline.routing.campaigns.domain.CampaignConfiguration.LinkSettings;
import io.trunkline.routing.campaigns.domain.CampaignConfiguration.OverflowSettings;
import io.trunkline.routing.campaigns.domain.CampaignConfiguration.Settings;
import io.trunkline.routing.campaigns.store.Campaigns.DidHolder;
import io.trunkline.routing.caps.domain.Limits;
import io.trunkline.routing.decision.domain.campaign.StoredCampaignRules;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Maps rows to campaigns.
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
                        row.get("carrier_id", UUID.class),
                        rules(row).toRules(),
                        new Limits(
                                row.get("max_concurrency", Integer.class),
                                row.get("total_calls_allowed", Long.class),
                                row.get("daily_cap", Integer.class),
                                null,
                                null),
                        overflow(row),
                        List.of(required(row, "caller_id_dids", UUID[].class))),
                List.of(required(row, "dids", UUID[].class)),
                links(row),
                carriers(row),
                required(row, "created_at", Instant.class),
                required(row, "changed_at", Instant.class));
    }

    static DidHolder holder(Readable row) {
        return new DidHolder(
                required(row, "did_id", UUID.class),
                required(row, "number", String.class),
                required(row, "id", UUID.class),
                required(row, "name", String.class));
    }

    private static StoredCampaignRules rules(Readable row) {
        return new StoredCampaignRules(
                required(row, "routing_strategy", String.class),
                required(row, "time_zone", String.class),
                List.of(required(row, "opening_hours", String[].class)),
                row.get("max_call_seconds", Integer.class),
                row.get("unavailable_cause", Integer.class),
                row.get("unavailable_announcement", String.class),
                row.get("repeat_mode", String.class),
                row.get("repeat_window_seconds", Integer.class));
    }

    private static @Nullable OverflowSettings overflow(Readable row) {
        UUID client = row.get("overflow_client_id", UUID.class);
        return client == null
                ? null
                : new OverflowSettings(client, required(row, "overflow_ring_seconds", Integer.class));
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
        Limits[] limits = limits(row);
        return IntStream.range(0, ids.length)
                .mapToObj(i -> new LinkSettings(
                        ids[i], clients[i], priorities[i], weights[i], "active".equals(statuses[i]), limits[i]))
                .toList();
    }

    private static Limits[] limits(Readable row) {
        @Nullable Integer[] concurrent = required(row, "link_concurrent", Integer[].class);
        @Nullable Long[] total = required(row, "link_total", Long[].class);
        @Nullable Integer[] daily = required(row, "link_daily", Integer[].class);
        @Nullable Integer[] hourly = required(row, "link_hourly", Integer[].class);
        return IntStream.range(0, concurrent.length)
                .mapToObj(i -> new Limits(concurrent[i], total[i], daily[i], hourly[i], null))
                .toArray(Limits[]::new);
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
