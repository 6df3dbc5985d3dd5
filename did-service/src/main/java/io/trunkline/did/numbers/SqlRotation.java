package io.trunkline.did.numbers;

import io.trunkline.did.numbers.domain.RotationFilter;
import java.util.LinkedHashMap;
import java.util.Map;

/// The query of the next number: the least used one, then that with the lowest id. An index has the numbers in this
/// order for each single filter, so that it reads one row, however many numbers there are. With several filters it
/// reads the rows of one until the others match.
final class SqlRotation {
    private static final String BY_TENANT = """
            SELECT d.id, d.tenant_id, d.number, d.raw_number, d.import_id, d.area_code, d.trunk, d.status,
                d.max_usage, d.tags, d.metadata,
                d.version, d.deleted, d.created_at, d.updated_at, d.calls, d.last_used
            FROM did d
            WHERE d.tenant_id = :tenant AND d.status = 'ACTIVE' AND NOT d.deleted
                AND (d.max_usage IS NULL OR d.calls < d.max_usage)
            """;
    private static final String IN_ORDER = "ORDER BY d.calls, d.id LIMIT 1\n";

    private static final String BY_TAG = """
            SELECT d.id, d.tenant_id, d.number, d.raw_number, d.import_id, d.area_code, d.trunk, d.status,
                d.max_usage, d.tags, d.metadata,
                d.version, d.deleted, d.created_at, d.updated_at, d.calls, d.last_used
            FROM did_tag t JOIN did d ON d.id = t.did_id
            WHERE t.tenant_id = :tenant AND t.tag = :tag
            """;
    private static final String IN_ORDER_OF_TAG = "ORDER BY t.calls, t.did_id LIMIT 1\n";

    private static final String AREA_CODE = "    AND d.area_code = :areaCode\n";
    private static final String REGION = "    AND d.region = :region\n";
    private static final String TRUNK = "    AND d.trunk = :trunk\n";

    private SqlRotation() {}

    /// @return with the binds `tenant` and those of [#binds(RotationFilter)]
    static String sql(RotationFilter filter) {
        boolean byTag = filter.tag().isPresent();
        return (byTag ? BY_TAG : BY_TENANT)
                + (filter.areaCode().isPresent() ? AREA_CODE : "")
                + (filter.region().isPresent() ? REGION : "")
                + (filter.trunk().isPresent() ? TRUNK : "")
                + (byTag ? IN_ORDER_OF_TAG : IN_ORDER);
    }

    static Map<String, String> binds(RotationFilter filter) {
        var binds = new LinkedHashMap<String, String>();
        filter.areaCode().ifPresent(value -> binds.put("areaCode", value));
        filter.region().ifPresent(value -> binds.put("region", value));
        filter.tag().ifPresent(value -> binds.put("tag", value));
        filter.trunk().ifPresent(value -> binds.put("trunk", value));
        return binds;
    }
}
