package io.trunkline.telephony.ids;

import java.util.UUID;

/// The id of an entity: a UUID with a type of its own, so that two kinds of id cannot be confused.
///
/// @param <I> the id's own type
public interface EntityId<I extends EntityId<I>> extends Comparable<I> {
    /// The UUID, as it stands in the database and in JSON.
    UUID value();

    @Override
    default int compareTo(I other) {
        return value().compareTo(other.value());
    }
}
