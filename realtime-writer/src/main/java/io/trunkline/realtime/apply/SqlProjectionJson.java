package io.trunkline.realtime.apply;

import io.trunkline.realtime.apply.domain.AppliedEntity;
import io.trunkline.realtime.apply.domain.RowClaim;
import io.trunkline.realtime.ararows.domain.EntityKey;
import io.trunkline.realtime.ararows.domain.IdentifyingHost;
import io.trunkline.realtime.secrets.domain.SealedPassword;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Applied entities and claims as JSON arrays, with the names of the columns.
final class SqlProjectionJson {
    private SqlProjectionJson() {}

    static String entities(List<AppliedEntity> entities) {
        return SqlAraRows.json(entities.stream().map(SqlProjectionJson::fields).toList());
    }

    static String claims(List<RowClaim> claims) {
        return SqlAraRows.json(claims.stream().map(SqlProjectionJson::fields).toList());
    }

    private static Map<String, @Nullable Object> fields(AppliedEntity entity) {
        var fields = ownerFields(entity.key());
        fields.put("client", entity.client() == null ? null : entity.client().toString());
        fields.put("endpoint", entity.endpointId());
        fields.put("version", entity.version());
        fields.put("rules", entity.rulesVersion());
        fields.put("deleted", entity.deleted());
        fields.put("client_uri", entity.clientUri());
        fields.put("server_uri", entity.serverUri());
        IdentifyingHost host = entity.host();
        fields.put("host", host == null ? null : host.name());
        fields.put("identify_rank", host == null ? null : host.rank());
        fields.put("sequence", entity.sequence());
        fields.put("applied_at", entity.appliedAt().toString());
        return fields;
    }

    private static Map<String, @Nullable Object> fields(RowClaim claim) {
        var fields = ownerFields(claim.owner());
        fields.put("table_name", claim.row().key().table().tableName());
        fields.put("row_key", claim.row().key().key());
        fields.put("columns", claim.row().columns());
        SealedPassword password = claim.row().sealedPassword();
        fields.put("sealed", password == null ? null : password.ciphertext());
        fields.put("opens_with", password == null ? null : password.associatedData());
        fields.put("sequence", claim.sequence());
        return fields;
    }

    private static Map<String, @Nullable Object> ownerFields(EntityKey owner) {
        var fields = new HashMap<String, @Nullable Object>();
        fields.put("kind", owner.kind().name());
        fields.put("id", owner.id().toString());
        return fields;
    }
}
