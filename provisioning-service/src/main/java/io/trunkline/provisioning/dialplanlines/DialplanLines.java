package io.trunkline.provisioning.dialplanlines;

import io.trunkline.provisioning.dialplanlines.domain.DialplanLine;
import java.util.List;
import reactor.core.publisher.Mono;

/// The dialplan lines, for other features.
public interface DialplanLines {
    /// The lines that go to a number with this dial prefix, sorted by exten and priority.
    Mono<List<DialplanLine>> findGoingTo(String dialPrefix);
}
