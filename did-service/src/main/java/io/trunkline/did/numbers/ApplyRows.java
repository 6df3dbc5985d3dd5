package io.trunkline.did.numbers;

import io.trunkline.did.numbers.domain.DidStatus;
import io.trunkline.telephony.ids.TenantId;
import io.trunkline.web.security.CurrentUser;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/// Adds and changes numbers by the same rules as the requests for single ones.
public interface ApplyRows {
    /// Applies those of the rows that are valid, within the caller's transaction.
    ///
    /// @return the result of each row, in their order
    Mono<List<RowResult>> apply(Rows rows);

    /// @param by a user who may act for the tenant, which the caller has checked
    /// @param newStatus of new numbers whose row has none
    /// @param importId the import that adds them
    record Rows(CurrentUser by, TenantId tenant, Mode mode, DidStatus newStatus, UUID importId, List<DidRow> rows) {
        public Rows {
            rows = List.copyOf(rows);
        }
    }

    enum Mode {
        /// Adds numbers; those that the tenant has are duplicates.
        CREATE,
        /// Adds numbers, and changes those that the tenant has.
        UPSERT,
        /// Changes numbers that the tenant has; others are rejected.
        UPDATE
    }

    /// A number to add or change. A null value is the default of a new number, and keeps that of an existing one.
    ///
    /// @param number in any form that [PhoneNumberReader#read] accepts
    /// @param country of a national number, ISO 3166-1; default: that of the tenant
    /// @param areaCode default: the area code of the number
    /// @param maxUsage an integer, or [#UNLIMITED]
    /// @param metadata entries to set; others are kept
    record DidRow(
            @Nullable String number,
            @Nullable String country,
            @Nullable String areaCode,
            @Nullable String trunk,
            @Nullable String status,
            @Nullable String maxUsage,
            @Nullable List<String> tags,
            Map<String, String> metadata) {
        /// Removes the limit.
        static final String UNLIMITED = "unlimited";

        DidRow withStatusOr(DidStatus otherwise) {
            return status == null
                    ? new DidRow(number, country, areaCode, trunk, otherwise.wireName(), maxUsage, tags, metadata)
                    : this;
        }

        DidRow withoutMaxUsage() {
            return new DidRow(number, country, areaCode, trunk, status, null, tags, metadata);
        }
    }

    sealed interface RowResult {
        record Created() implements RowResult {}

        record Updated() implements RowResult {}

        /// The number has these values already.
        record Unchanged() implements RowResult {}

        /// The tenant has the number already.
        record Duplicate() implements RowResult {}

        /// @param faults at least one
        record Rejected(List<Fault> faults) implements RowResult {
            public Rejected {
                faults = List.copyOf(faults);
            }
        }
    }

    /// What is wrong with a field of a row.
    ///
    /// @param field name of the field, or of the entry of `metadata`
    /// @param code of the problem that a request would get
    record Fault(String field, String code, String sentence) {}
}
