package io.trunkline.ami.registrations;

import io.trunkline.ami.registrations.domain.Standing;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import reactor.core.publisher.Mono;

/// The memory of what was last said of each endpoint.
interface SaidStandings {

    /// Remembers standings of different endpoints or aspects.
    ///
    /// @return those that changed, with the sequence number of the change
    Mono<Map<Key, Long>> remember(String node, Instant incarnation, Collection<Standing> standings);

    /// Who was ever said to have this aspect.
    Mono<Set<String>> known(String node, Standing.Aspect aspect);

    /// What is remembered for.
    record Key(String endpoint, Standing.Aspect aspect) {

        static Key of(Standing standing) {
            return new Key(standing.endpoint(), standing.aspect());
        }

        static List<Key> of(Collection<Standing> standings) {
            return standings.stream().map(Key::of).toList();
        }
    }
}
