package io.trunkline.routing.decision;

import io.trunkline.data.rows.Binds;
import io.trunkline.routing.decision.domain.outbound.CallerIdChoice;
import io.trunkline.telephony.ids.CampaignId;
import io.trunkline.telephony.numbers.LocalPresence;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;

/// The query of the caller ID of a call that names none: the nearest number if that is asked for, then the least used
/// one, then that with the lowest id. For each distance, an index has the numbers in this order, so it reads one row,
/// however many numbers there are. With several filters it reads the rows of one until the others match. A campaign's
/// own numbers are all read.
final class SqlCallerIdRotation {
    private static final String BEGIN = "SELECT " + SqlCandidateRows.DID + """

            FROM (SELECT one.did_id FROM (
            """;

    private static final String END = """
                  ) AS one
                  ORDER BY one.tier, one.used, one.did_id
                  LIMIT 1) AS next
            JOIN known_dids d ON d.did_id = next.did_id
            LEFT JOIN caps u ON u.id = d.did_id
            """;

    private static final String OR = "UNION ALL\n";

    private static final String OF_TENANT = """
            FROM did_rotation r
            WHERE r.tenant_id = :tenant AND (r.max_usage IS NULL OR r.used < r.max_usage)
              AND NOT EXISTS (SELECT FROM campaign_caller_id_dids n WHERE n.campaign_id = CAST(:campaign AS uuid))
            """;

    private static final String OF_TAG = """
            FROM did_rotation_tags r
            WHERE r.tenant_id = :tenant AND r.tag = :tag
              AND NOT EXISTS (SELECT FROM campaign_caller_id_dids n WHERE n.campaign_id = CAST(:campaign AS uuid))
            """;

    private static final String OF_CAMPAIGN = """
            FROM campaign_caller_id_dids n JOIN did_rotation r ON r.did_id = n.did_id
            WHERE n.campaign_id = CAST(:campaign AS uuid)
              AND r.tenant_id = :tenant AND (r.max_usage IS NULL OR r.used < r.max_usage)
            """;

    private static final String WITH_TAG =
            "  AND EXISTS (SELECT FROM did_rotation_tags t WHERE t.did_id = r.did_id AND t.tag = :tag)\n";
    private static final String WITH_AREA_CODE = "  AND r.area_code = :areaCode\n";
    private static final String WITH_REGION = "  AND r.region = :region\n";
    private static final String WITH_TRUNK = "  AND r.trunk = :trunk\n";
    private static final String LEAST_USED = "ORDER BY r.used, r.did_id LIMIT 1)\n";

    private static final String OF_AREA = "  AND r.area_code = :nearArea AND r.calling_code = :callingCode\n";
    private static final String OF_COUNTRY = "  AND r.calling_code = :callingCode\n";
    private static final String OF_NEIGHBOR = "  AND r.area_code = neighbor AND r.calling_code = :callingCode\n";
    private static final String DISTANCE = """
            CASE WHEN r.calling_code <> :callingCode THEN 3
                 WHEN r.area_code = :nearArea THEN 0
                 WHEN r.area_code = ANY(CAST(:neighbors AS text[])) THEN 1
                 ELSE 2 END""";

    private SqlCallerIdRotation() {}

    static String sql(CallerIdChoice choice) {
        boolean byTag = choice.tag().isPresent();
        String filters = (choice.areaCode().isPresent() ? WITH_AREA_CODE : "")
                + (choice.region().isPresent() ? WITH_REGION : "")
                + (choice.trunk().isPresent() ? WITH_TRUNK : "");
        String tenants = (byTag ? OF_TAG : OF_TENANT) + filters;
        String campaigns = OF_CAMPAIGN + filters + (byTag ? WITH_TAG : "");
        return BEGIN + (choice.near().isPresent() ? nearest(tenants, campaigns) : any(tenants, campaigns)) + END;
    }

    private static String any(String tenants, String campaigns) {
        return at(0, tenants) + OR + at(0, campaigns);
    }

    private static String nearest(String tenants, String campaigns) {
        return at(0, tenants + OF_AREA)
                + OR
                + "(SELECT 1 AS tier, near.did_id, near.used FROM unnest(CAST(:neighbors AS text[])) AS neighbor\n"
                + "CROSS JOIN LATERAL (SELECT r.did_id, r.used\n" + tenants + OF_NEIGHBOR + LEAST_USED + "AS near)\n"
                + OR
                + at(2, tenants + OF_COUNTRY)
                + OR
                + at(3, tenants)
                + OR
                + "(SELECT " + DISTANCE + " AS tier, r.did_id, r.used\n" + campaigns
                + "ORDER BY 1, r.used, r.did_id LIMIT 1)\n";
    }

    private static String at(int tier, String numbers) {
        return "(SELECT " + tier + " AS tier, r.did_id, r.used\n" + numbers + LEAST_USED;
    }

    static GenericExecuteSpec bind(GenericExecuteSpec sql, UUID tenant, CallerIdChoice choice) {
        GenericExecuteSpec bound = sql.bind("tenant", tenant)
                .bind("campaign", Binds.orNull(choice.campaign().map(CampaignId::value), UUID.class));
        for (var filter : List.of(
                new Filter("areaCode", choice.areaCode()),
                new Filter("region", choice.region()),
                new Filter("tag", choice.tag()),
                new Filter("trunk", choice.trunk()))) {
            bound = filter.value().isPresent()
                    ? bound.bind(filter.name(), filter.value().get())
                    : bound;
        }
        return choice.near().isPresent() ? bind(bound, choice.near().get()) : bound;
    }

    private record Filter(String name, Optional<String> value) {}

    private static GenericExecuteSpec bind(GenericExecuteSpec sql, LocalPresence near) {
        return sql.bind("callingCode", near.callingCode())
                .bind("nearArea", near.areaCode().orElse(""))
                .bind("neighbors", Binds.texts(near.neighbors()));
    }
}
