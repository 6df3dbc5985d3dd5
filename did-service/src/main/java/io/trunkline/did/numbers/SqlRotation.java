package io.trunkline.did.numbers;

import io.trunkline.data.rows.Binds;
import io.trunkline.did.numbers.domain.RotationFilter;
import io.trunkline.telephony.ids.DidId;
import java.util.LinkedHashMap;
import java.util.Map;

/// The query of the next number: the nearest one if that is asked for, then the least used one, then that with the
/// lowest id. An index has the numbers in this order for each single filter, so that it reads one row, however many
/// numbers there are, or one for each distance. With several filters it reads the rows of one until the others match.
/// The numbers of a pool are all read.
final class SqlRotation {
    private static final String COLUMNS = """
            SELECT d.id, d.tenant_id, d.number, d.raw_number, d.import_id, d.area_code, d.trunk, d.status,
                d.max_usage, d.tags, d.metadata,
                d.version, d.deleted, d.created_at, d.updated_at, d.calls, d.last_used
            """;

    private static final String BY_TENANT = """
            FROM did d
            WHERE d.tenant_id = :tenant AND d.status = 'ACTIVE' AND NOT d.deleted
                AND (d.max_usage IS NULL OR d.calls < d.max_usage)
            """;
    private static final String IN_ORDER = "ORDER BY d.calls, d.id LIMIT 1\n";

    private static final String BY_TAG = """
            FROM did_tag t JOIN did d ON d.id = t.did_id
            WHERE t.tenant_id = :tenant AND t.tag = :tag
            """;
    private static final String IN_ORDER_OF_TAG = "ORDER BY t.calls, t.did_id LIMIT 1\n";

    private static final String AREA_CODE = "    AND d.area_code = :areaCode\n";
    private static final String REGION = "    AND d.region = :region\n";
    private static final String TAG = "    AND :tag = ANY (d.tags)\n";
    private static final String TRUNK = "    AND d.trunk = :trunk\n";
    private static final String POOL = "    AND d.id = ANY (:pool)\n";

    private static final String NEAREST = COLUMNS + """
            FROM (SELECT one.id FROM (
                (SELECT 0 AS tier, d.id, d.calls
                 %1$s AND d.area_code = :nearArea AND d.calling_code = :callingCode %2$s)
                UNION ALL
                (SELECT 1, near.id, near.calls FROM unnest(:neighbors) AS neighbor
                 CROSS JOIN LATERAL (SELECT d.id, d.calls
                    %1$s AND d.area_code = neighbor AND d.calling_code = :callingCode %2$s) AS near)
                UNION ALL
                (SELECT 2, d.id, d.calls %1$s AND d.calling_code = :callingCode %2$s)
                UNION ALL
                (SELECT 3, d.id, d.calls %1$s %2$s)) AS one
              ORDER BY one.tier, one.calls, one.id LIMIT 1) AS next
            JOIN did d ON d.id = next.id
            """;

    private static final String NEAREST_OF_POOL = """
            ORDER BY CASE WHEN d.calling_code <> :callingCode THEN 3 WHEN d.area_code = :nearArea THEN 0
                WHEN d.area_code = ANY (:neighbors) THEN 1 ELSE 2 END, d.calls, d.id LIMIT 1
            """;

    private SqlRotation() {}

    /// @return with the binds `tenant` and those of [#binds(RotationFilter)]
    static String sql(RotationFilter filter) {
        boolean near = filter.near().isPresent();
        String filters = (filter.areaCode().isPresent() ? AREA_CODE : "")
                + (filter.region().isPresent() ? REGION : "")
                + (filter.trunk().isPresent() ? TRUNK : "");
        if (!filter.pool().isEmpty()) {
            return COLUMNS
                    + BY_TENANT
                    + filters
                    + (filter.tag().isPresent() ? TAG : "")
                    + POOL
                    + (near ? NEAREST_OF_POOL : IN_ORDER);
        }
        String source = (filter.tag().isPresent() ? BY_TAG : BY_TENANT) + filters;
        String order = filter.tag().isPresent() ? IN_ORDER_OF_TAG : IN_ORDER;
        return near ? NEAREST.formatted(source, order) : COLUMNS + source + order;
    }

    static Map<String, Object> binds(RotationFilter filter) {
        var binds = new LinkedHashMap<String, Object>();
        filter.areaCode().ifPresent(value -> binds.put("areaCode", value));
        filter.region().ifPresent(value -> binds.put("region", value));
        filter.tag().ifPresent(value -> binds.put("tag", value));
        filter.trunk().ifPresent(value -> binds.put("trunk", value));
        filter.near().ifPresent(near -> {
            binds.put("callingCode", near.callingCode());
            binds.put("nearArea", near.areaCode().orElse(""));
            binds.put("neighbors", Binds.texts(near.neighbors()));
        });
        if (!filter.pool().isEmpty()) {
            binds.put("pool", Binds.uuids(filter.pool(), DidId::value));
        }
        return binds;
    }
}
