package io.trunkline.did.csvimport;

import io.trunkline.did.platform.DidProblem;
import io.trunkline.web.stream.StreamSlots;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/// Settings `trunkline.dids.import.*`.
///
/// @param jobSize a larger file is imported in the background
/// @param maxSize a larger file is refused
/// @param maxStreams how many streams of progress may be open on one replica
/// @param maxStreamsPerUser how many of them one user may open
@ConfigurationProperties("trunkline.dids.import")
record ImportSettings(
        @DefaultValue("1MB") DataSize jobSize,
        @DefaultValue("1GB") DataSize maxSize,
        @DefaultValue("200") int maxStreams,
        @DefaultValue("10") int maxStreamsPerUser) {
    StreamSlots slots() {
        return new StreamSlots(
                maxStreams, maxStreamsPerUser, DidProblem.IMPORT_TOO_MANY_STREAMS, DidProblem.IMPORT_STREAMS_FULL);
    }
}
