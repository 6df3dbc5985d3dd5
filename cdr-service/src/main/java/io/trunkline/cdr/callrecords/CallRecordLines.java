package io.trunkline.cdr.callrecords;

import io.trunkline.telephony.WireName;
import io.trunkline.web.problem.ProblemException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import reactor.core.publisher.Mono;

/// Call records as the lines of a file.
public interface CallRecordLines {
    /// The format of a file.
    enum Format {
        CSV,
        NDJSON;

        /// The name in the API, and the ending of a file's name.
        public String wireName() {
            return WireName.of(this);
        }
    }

    /// Which records are in a file.
    ///
    /// @param filters query parameters of `GET /api/v1/call-records`
    /// @param sellerTenant the tenant of a seller, whose file has the records of this tenant only; empty for an
    ///     admin or staff
    /// @param oldestFirst whether the earliest record comes first, or the latest
    record Selection(Map<String, List<String>> filters, Optional<UUID> sellerTenant, boolean oldestFirst) {
        public Selection {
            filters = Map.copyOf(filters);
        }
    }

    /// The next lines of a file.
    ///
    /// @param next from where to read on; empty after the last record
    record Part(String text, int records, Optional<String> next) {}

    /// @throws ProblemException if a filter is not valid, or names the tenant of others
    void check(Selection selection);

    /// The next lines, up to some thousands. Must run in a transaction, of the owner of the database.
    ///
    /// @param after [Part#next] of the part before; empty for the first one, which may begin with a header
    Mono<Part> read(Selection selection, Format format, Optional<String> after);
}
